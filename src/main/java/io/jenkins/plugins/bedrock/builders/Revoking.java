package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.builds.AccessRevocation;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import java.time.Duration;
import java.util.Map;

/** Taking access back, which waits while an import still reads the model. */
final class Revoking {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final PromotingBuild build;
    private final AccessRevocation revocation;
    private final ModelParameters parameters;

    Revoking(@NonNull PromotingBuild build, @NonNull AccessRevocation revocation, @NonNull ModelParameters parameters) {
        this.build = build;
        this.revocation = revocation;
        this.parameters = parameters;
    }

    /** Takes the access back, or gives why not yet; see {@link AccessRevocation#isToBeTriedAgain}. */
    @NonNull
    Map<String, Object> once() throws InterruptedException {
        return BuildCalls.callForAccess(() -> revocation.run(parameters));
    }

    /** Blocks the build until it is done. */
    void toTheEnd() throws InterruptedException {
        Map<String, Object> result = once();
        if (AccessRevocation.isToBeTriedAgain(result)) {
            build.say(AccessRevocation.message(result));
        }
        while (AccessRevocation.isToBeTriedAgain(result)) {
            build.engine().background().scheduler().sleep(LOOK_AGAIN);
            result = once();
        }
    }
}
