package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.inspection.Inspection;
import io.jenkins.plugins.bedrock.engine.inspection.InspectionRequest;
import io.jenkins.plugins.bedrock.engine.inspection.ModelInspector;
import io.jenkins.plugins.bedrock.engine.model.ManifestHasher;
import io.jenkins.plugins.bedrock.engine.model.ManifestReader;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ModelObjectReader;
import io.jenkins.plugins.bedrock.engine.model.ObjectHasher;
import io.jenkins.plugins.bedrock.engine.model.ReadingLimits;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.engine.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at a model: what it is, that it can be told whether it moves, and whether it can be imported. Changes nothing. */
public record InspectModel(Engine engine) {

    private static final Duration LONGEST_HASHING = Duration.ofHours(24);

    /**
     * Finds everything that stands against an import, of the model and of the environment, and what the model is.
     *
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if what lies there cannot be looked at as a model
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if it may not be read
     */
    public Inspection run(Promotion promotion) throws InterruptedException {
        Inspection inspection = ofModel(promotion);
        return Interruptible.call(() -> inspection.with(new EnvironmentFindings(engine, promotion)
                .about(inspection.identity().sealed())));
    }

    /**
     * The same of the model alone, for an import, which sees for itself what stands against it in the environment.
     *
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if what lies there cannot be looked at as a model
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if it may not be read
     */
    public Inspection ofModel(Promotion promotion) throws InterruptedException {
        promotion.requireAllowed();
        InspectionRequest request = new InspectionRequest(
                promotion.model(),
                promotion.source().account(),
                promotion.source().keyArns(),
                promotion.environment().access().account(),
                promotion.environment().access().region(),
                promotion.environment().entry().strength(),
                engine.matrix());
        return Interruptible.call(() -> {
            engine.account(promotion.hosting()).verified();
            return new ModelInspector(
                            reader(promotion),
                            engine.background().executor(),
                            ReadingLimits.DEFAULT,
                            engine.noted(),
                            engine.scheduler())
                    .inspect(request);
        });
    }

    /**
     * What is let in of a model that was inspected for an import. The Region, what is archived, and the strength that the
     * environment demands are asked for here, too, whatever the inspection has found.
     *
     * @param accepted errors of these kinds do not keep it out
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem naming everything that does
     */
    public ModelIdentity importable(Promotion promotion, Inspection inspection, Set<FindingCode> accepted) {
        inspection.requireImportable(accepted);
        engine.matrix().requireImportRegion(promotion.source().region());
        inspection.identity().manifest().requireReadable();
        return inspection
                .identity()
                .requireStrength(promotion.environment().entry().strength());
    }

    /**
     * Tells what the model is, by the heads of its objects alone.
     *
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if the model cannot be read, or not be told apart as
     *     surely as the environment demands
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if it may not be read
     */
    public ModelIdentity identify(Promotion promotion) throws InterruptedException {
        promotion.requireAllowed();
        engine.matrix().requireImportRegion(promotion.source().region());
        return ModelIdentity.of(manifest(promotion).requireReadable())
                .requireStrength(promotion.environment().entry().strength());
    }

    /**
     * What {@link #hash} would read, by the heads of the objects alone; empty if the SHA-256 of each is known.
     *
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if the model cannot be hashed
     * @throws PromotionRefusedException if it was accepted as it is, and the environment demands nothing else
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if it may not be read
     */
    public List<ModelObject> toHash(Promotion promotion) throws InterruptedException {
        promotion.requireAllowed();
        return toHash(promotion, listed(promotion));
    }

    private List<ModelObject> toHash(Promotion promotion, ModelManifest manifest) {
        List<ModelObject> unknown = ManifestHasher.unknown(manifest, engine.noted());
        boolean demanded = promotion.environment().entry().strength() == Strength.SHA256;
        if (!unknown.isEmpty() && !demanded) {
            requireNotAccepted(ModelDigest.of(manifest));
        }
        return unknown;
    }

    /** A model with another digest looks like one that nobody has accepted. */
    private void requireNotAccepted(ModelDigest digest) {
        engine.ledger().find(digest).stream()
                .filter(PromotionRecord::isAccepted)
                .findFirst()
                .ifPresent(entry -> {
                    throw new PromotionRefusedException("The model " + digest + " is not hashed: it was accepted in "
                            + entry.environment() + ", and hashing gives it another digest, which nobody has accepted."
                            + " Leave it as it is; or have the environment demand SHA256 (docs/promotion.md), hash it"
                            + " for that one, and promote it anew.");
                });
    }

    /**
     * Computes the SHA-256 of each object of which S3 keeps none, by reading it to its end on the calling thread, and
     * remembers it. Once all are known, all operations know the model by these hashes: its digest is another one than
     * before, as strong as SHA256. What was remembered before an abort or a restart is not read again.
     *
     * @param progress told in sentences what is read
     * @throws InterruptedException if the thread is interrupted
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if the model cannot be read within a day, changes
     *     meanwhile, or has objects without a version ID
     * @throws PromotionRefusedException if it was accepted as it is, and the environment demands nothing else
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if it may not be read
     */
    public void hash(Promotion promotion, Consumer<String> progress) throws InterruptedException {
        promotion.requireAllowed();
        ModelManifest manifest = listed(promotion);
        toHash(promotion, manifest);
        ObjectHasher hasher = new ObjectHasher(
                new ModelObjectReader(reader(promotion), promotion.source().account()));
        Deadline deadline = Deadline.after(engine.scheduler(), LONGEST_HASHING);
        ModelDigest digest = Interruptible.call(
                () -> ModelDigest.of(new ManifestHasher(hasher, engine.noted(), deadline).hash(manifest, progress)));
        progress.accept("The SHA-256 of all objects of " + manifest.uri() + " is known: its digest is " + digest + ".");
    }

    /**
     * Refuses a model that has moved since it was inspected.
     *
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem naming what was added, removed and replaced
     */
    void requireUnchanged(Promotion promotion, SealedModel inspected) throws InterruptedException {
        inspected.requireUnchanged(manifest(promotion));
    }

    private ModelManifest manifest(Promotion promotion) throws InterruptedException {
        return engine.noted().lift(listed(promotion));
    }

    /** As S3 knows the objects, without what was computed. */
    private ModelManifest listed(Promotion promotion) throws InterruptedException {
        return Interruptible.call(() -> new ManifestReader(
                        reader(promotion),
                        promotion.source().account(),
                        engine.background().executor())
                .read(promotion.model()));
    }

    private AwsAccount reader(Promotion promotion) {
        return engine.account(promotion.reader()).verified();
    }
}
