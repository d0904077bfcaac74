package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.access.AccessChange;
import io.jenkins.plugins.bedrock.engine.access.AccessRequest;
import io.jenkins.plugins.bedrock.engine.access.Revocation;
import io.jenkins.plugins.bedrock.engine.access.Revocation.Outcome;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.model.ManifestReader;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes back the access that was given for an import. */
public record RevokeModelAccess(Engine engine) {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    /**
     * Takes the access back, or says why not yet.
     *
     * @param journal told of each change as soon as it is made
     */
    public Revocation run(Promotion promotion, Consumer<AccessChange> journal) throws InterruptedException {
        return run(promotion, promotion.holder(), journal);
    }

    /**
     * The same for a part of a build.
     *
     * @param holder as when the access was given
     */
    public Revocation run(Promotion promotion, String holder, Consumer<AccessChange> journal)
            throws InterruptedException {
        return Interruptible.call(() -> {
            AccessRequest request = new AccessRequests(engine).toRevoke(promotion, manifest(promotion));
            return engine.access().revoke(request, holder, journal);
        });
    }

    /**
     * The same, blocking the calling thread while an import still reads the model.
     *
     * @param status told what is waited for
     */
    public Revocation runToTheEnd(Promotion promotion, Consumer<AccessChange> journal, Consumer<String> status)
            throws InterruptedException {
        Revocation revocation = run(promotion, journal);
        if (revocation.outcome() == Outcome.IMPORT_RUNNING) {
            status.accept(revocation.sentence());
        }
        while (revocation.outcome() == Outcome.IMPORT_RUNNING) {
            engine.scheduler().sleep(LOOK_AGAIN);
            revocation = run(promotion, journal);
        }
        return revocation;
    }

    /**
     * Only for the keys, which are known from elsewhere too where the model is gone or may not be read. What passes is
     * worth another run: the keys are what tells whether the access was taken back wholly.
     */
    private Optional<ModelManifest> manifest(Promotion promotion) throws InterruptedException {
        try {
            return Optional.of(new ManifestReader(
                            engine.account(promotion.reader()).verified(),
                            promotion.source().account(),
                            engine.background().executor())
                    .read(promotion.model()));
        } catch (ModelProblem gone) {
            return Optional.empty();
        } catch (AwsProblem problem) {
            if (problem.isPassing()) {
                throw problem;
            }
            return Optional.empty();
        }
    }
}
