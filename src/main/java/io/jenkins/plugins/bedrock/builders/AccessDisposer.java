package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bedrock.builds.AccessRevocation;
import io.jenkins.plugins.bedrock.builds.Failures;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PendingRevocation;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.builds.StepPlace;
import java.util.List;
import java.util.Map;
import jenkins.tasks.SimpleBuildWrapper;

/**
 * Takes access back when the build ends.
 *
 * <p>What cannot be revoked while the build waits for it (an import goes on after the build has failed or was aborted, or
 * the build is aborted once more) is left to the controller, which does it as soon as it can.
 */
final class AccessDisposer extends SimpleBuildWrapper.Disposer {

    private static final long serialVersionUID = 1L;

    private final String block;
    private final ModelParameters parameters;

    /** @param block what holds the access in the build */
    AccessDisposer(@NonNull String block, @NonNull ModelParameters parameters) {
        this.block = block;
        this.parameters = parameters;
    }

    /** Fails the build without an exception, of which Jenkins would show the stack trace here. */
    @Override
    public void tearDown(Run<?, ?> run, TaskListener listener) throws InterruptedException {
        PromotingBuild build = new PromotingBuild(run, listener);
        try {
            revoke(build);
        } catch (InterruptedException e) {
            leaveToController(run);
            build.say("Aborted: Jenkins takes the access to " + parameters + " back without this build.");
            throw e;
        } catch (RuntimeException e) {
            leaveToController(run);
            listener.error(Failures.toldToBuild(e).getMessage());
            run.setResult(Result.FAILURE);
        }
    }

    private void revoke(PromotingBuild build) throws InterruptedException {
        Revoking revoking = new Revoking(build, AccessRevocation.forBlock(build, place()), parameters);
        if (hasFailed(build.run())) {
            Map<String, Object> result = revoking.once();
            if (AccessRevocation.isToBeTriedAgain(result)) {
                leaveToController(build.run());
                build.say(AccessRevocation.message(result) + " Jenkins takes it back then, also without this build.");
                return;
            }
        } else {
            revoking.toTheEnd();
        }
        PendingRevocations.get().drop(pending(build.run()));
    }

    private static boolean hasFailed(Run<?, ?> run) {
        Result result = run.getResult();
        return result != null && result.isWorseThan(Result.UNSTABLE);
    }

    private void leaveToController(Run<?, ?> run) {
        PendingRevocation pending = pending(run);
        PendingRevocations.get().setDue(pending);
        PendingRevocations.get().add(pending);
    }

    private PendingRevocation pending(Run<?, ?> run) {
        return new PendingRevocation(run, place(), parameters);
    }

    private StepPlace place() {
        return new StepPlace(block, List.of());
    }
}
