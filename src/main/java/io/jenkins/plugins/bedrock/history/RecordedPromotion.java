package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** That a build has made an accepted imported model the current one of its environment, for the first time or again. */
public final class RecordedPromotion {

    private final String at;
    private final RecordedBuild build;

    private RecordedPromotion(String at, RecordedBuild build) {
        this.at = at;
        this.build = build;
    }

    /** @param build the full name of the job and the number of the build, for example {@code promote #12} */
    @NonNull
    public static RecordedPromotion of(@NonNull Instant at, @NonNull String build) {
        return new RecordedPromotion(RecordedTime.of(at), RecordedBuild.of(build));
    }

    @NonNull
    public String getAt() {
        return at;
    }

    /** The build that has promoted it last. */
    @NonNull
    public String getBuild() {
        return build.getName();
    }

    /** As in {@link RecordedBuild#getJobDeleted}. */
    @CheckForNull
    public String getJobDeleted() {
        return build.getJobDeleted();
    }

    /** As the engine knows it; a build whose job is gone is none that could do anything again. */
    PromotedModel of(PromotionRecord model) {
        String by = getJobDeleted() == null ? getBuild() : getBuild() + " of a job that is gone";
        return new PromotedModel(model, Optional.of(RecordedTime.parse(at)), by);
    }

    RecordedPromotion ofBuild(UnaryOperator<RecordedBuild> change) {
        RecordedBuild changed = change.apply(build);
        return changed == build ? this : new RecordedPromotion(at, changed);
    }

    void requireValid() {
        RecordedTime.parse(at);
        RecordedBuild.requireValid(build);
    }
}
