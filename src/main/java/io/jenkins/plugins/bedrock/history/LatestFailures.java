package io.jenkins.plugins.bedrock.history;

import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import java.util.List;
import java.util.Optional;

/** The imports of one model that came to nothing, the last one last. */
final class LatestFailures {

    /** Whoever may build could fill the disk otherwise. */
    static final int MOST = 20;

    private LatestFailures() {}

    /** With another one, unless it is known: a step that is run again by the same build says the same again. */
    static List<RecordedFailure> with(List<RecordedFailure> known, RecordedFailure another) {
        return known.stream().anyMatch(another::isRepetitionOf) ? known : Copied.with(known, another, MOST);
    }

    /** The last build that failed, unless its job is gone, which nobody can run again. */
    static Optional<String> build(List<RecordedFailure> known, EnvironmentId environment) {
        return known.stream()
                .filter(failure -> failure.isIn(environment) && failure.getJobDeleted() == null)
                .reduce((earlier, later) -> later)
                .map(RecordedFailure::getBuild);
    }
}
