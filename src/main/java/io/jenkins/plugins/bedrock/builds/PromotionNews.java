package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.events.ModelPromotionEvent;
import io.jenkins.plugins.bedrock.events.PromotionEvents;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** What a build tells the listeners of what came of a model. */
final class PromotionNews {

    private final ModelPromotionEvent event;

    private PromotionNews(ModelPromotionEvent event) {
        this.event = event;
    }

    /** Of what happens now. */
    @NonNull
    static PromotionNews of(@NonNull PromotingBuild build, @NonNull Promotion promotion) {
        return new PromotionNews(ModelPromotionEvent.of(
                build.run(), promotion, build.engine().background().scheduler().instant()));
    }

    @NonNull
    PromotionNews about(@NonNull ModelDigest digest) {
        return new PromotionNews(event.withDigest(digest));
    }

    /** @param arn of the imported model */
    @NonNull
    PromotionNews importedAs(@NonNull String arn) {
        return new PromotionNews(event.withImportedModel(arn));
    }

    /** With what is known of an import that has ended. */
    @NonNull
    PromotionNews after(@NonNull ImportJob job) {
        ModelPromotionEvent timed =
                event.withImportTime(job.ended().map(ended -> Duration.between(job.created(), ended)));
        return new PromotionNews(job.modelArn().map(timed::withImportedModel).orElse(timed));
    }

    void accepted(@NonNull PromotionRecord entry) {
        PromotionEvents.get().accepted(event.withImportedModel(entry.modelArn()));
    }

    void failed(@NonNull Throwable problem) {
        PromotionEvents.get()
                .failed(event.withProblem(
                        String.valueOf(Failures.toldToBuild(problem).getMessage())));
    }

    /** Tells of a problem if it is that the model was refused, or has changed; any other is none of the model's. */
    void refused(@NonNull Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (cause instanceof PromotionRefusedException || cause instanceof ModelProblem) {
            failed(cause);
        }
    }
}
