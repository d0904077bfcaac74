package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Cause;
import hudson.model.Run;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Why a build was started, as Jenkins says it, and by whom. */
final class BuildOrigin {

    private final List<Cause> causes;

    BuildOrigin(@NonNull Run<?, ?> run) {
        this.causes = run.getCauses();
    }

    /** Each a sentence, for example {@code Started by user alice}. */
    @NonNull
    List<String> sentences() {
        return causes.stream()
                .map(Cause::getShortDescription)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The ID of the user who has started the build, or the build that has started it, and so on; null if none has. */
    @CheckForNull
    String user() {
        return users(causes).findFirst().orElse(null);
    }

    /** Jenkins keeps of the builds before a build no more than some. */
    private static Stream<String> users(List<Cause> causes) {
        return causes.stream().flatMap(cause -> {
            if (cause instanceof Cause.UserIdCause user) {
                return Stream.ofNullable(user.getUserId());
            }
            return cause instanceof Cause.UpstreamCause upstream ? users(upstream.getUpstreamCauses()) : Stream.empty();
        });
    }
}
