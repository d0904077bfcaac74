package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.bedrock.history.RecordedEnvironment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Something that has happened to a model.
 *
 * @param environment null for all
 * @param by the ID of a user; null if no person did it, or it is not known who
 * @param build which did it, or the job for which it was done; null if it was none: then who sees the model sees this
 * @param details sentences
 */
record ModelEvent(
        ModelEventKind kind,
        Instant at,
        @CheckForNull RecordedEnvironment environment,
        @CheckForNull String by,
        @CheckForNull BuildReference build,
        List<String> details) {

    static final Comparator<ModelEvent> NEWEST_FIRST =
            Comparator.comparing(ModelEvent::at).thenComparing(ModelEvent::kind).reversed();
}
