package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** What an imported model answered to a test, and whether that was good enough. */
public final class RecordedTest {

    private final boolean passed;
    private final boolean own;
    private final String at;
    private final String answer;
    private final RecordedBuild build;

    private RecordedTest(boolean passed, boolean own, String at, String answer, RecordedBuild build) {
        this.passed = passed;
        this.own = own;
        this.at = at;
        this.answer = answer;
        this.build = build;
    }

    /**
     * A test.
     *
     * @param own whether it was the environment's own one, without which it accepts no model
     * @param build the full name of the job and the number of the build, for example {@code promote #12}
     * @param answer of which the beginning is kept
     */
    @NonNull
    public static RecordedTest of(
            boolean passed, boolean own, @NonNull Instant at, @NonNull String build, @NonNull String answer) {
        return new RecordedTest(passed, own, RecordedTime.of(at), RecordedText.of(answer), RecordedBuild.of(build));
    }

    /** Whether the answer was what had been expected. */
    public boolean isPassed() {
        return passed;
    }

    /** Whether it was the environment's own test. */
    public boolean isOwn() {
        return own;
    }

    @NonNull
    public String getAt() {
        return at;
    }

    /** The beginning of it, on one line; written by the model. */
    @NonNull
    public String getAnswer() {
        return answer;
    }

    /** The build that has asked. */
    @NonNull
    public String getBuild() {
        return build.getName();
    }

    /** As in {@link RecordedBuild#getJobDeleted}. */
    @CheckForNull
    public String getJobDeleted() {
        return build.getJobDeleted();
    }

    /** Whether it says nothing that the other one does not say, but for the time. */
    boolean isRepetitionOf(RecordedTest other) {
        return passed == other.passed
                && own == other.own
                && answer.equals(other.answer)
                && getBuild().equals(other.getBuild());
    }

    RecordedTest ofBuild(UnaryOperator<RecordedBuild> change) {
        RecordedBuild changed = change.apply(build);
        return changed == build ? this : new RecordedTest(passed, own, at, answer, changed);
    }

    void requireValid() {
        RecordedText.require(answer, "answer of a test");
        RecordedTime.parse(at);
        RecordedBuild.requireValid(build);
    }
}
