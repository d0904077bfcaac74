package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.time.Duration;
import java.util.Optional;

/** What went wrong, in a row, when a watch asked AWS. */
final class WatchTrouble {

    /** A refusal may pass (policies change with a delay); so many in a row do not. */
    static final int REFUSALS = 3;

    private int failures;
    private int refusals;

    /** How many failures and refusals have come in a row. */
    int count() {
        return failures + refusals;
    }

    /** A line for those who wait, at the first, second, fourth, eighth … in a row. */
    Optional<String> noteworthy(RuntimeException problem) {
        return Integer.bitCount(count()) == 1
                ? Optional.of("Still waiting, though asking AWS failed " + (count() == 1 ? "once" : count() + " times")
                        + " in a row; asking again in " + pause().toSeconds() + " s. " + problem.getMessage())
                : Optional.empty();
    }

    /** Counts a problem; true if waiting any longer is of no use. */
    boolean isLasting(RuntimeException problem) {
        if (problem instanceof AwsProblem aws && aws.isPassing()) {
            failures++;
            return false;
        }
        refusals++;
        return refusals >= REFUSALS;
    }

    /** Longer each time. */
    Duration pause() {
        Duration grown = PollPace.SHORTEST.multipliedBy(1L << Math.min(count() - 1, 10));
        return grown.compareTo(PollPace.LONGEST) < 0 ? grown : PollPace.LONGEST;
    }

    /** AWS answers; a line for those who wait, if it did not before. */
    Optional<String> over() {
        Optional<String> line = count() == 0
                ? Optional.empty()
                : Optional.of("AWS answers again after " + count() + " failed call" + (count() == 1 ? "." : "s."));
        failures = 0;
        refusals = 0;
        return line;
    }
}
