package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.engine.promotion.SameObjects;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The ledger of this controller: one file for each digest under {@code bedrock-model-import/models} in Jenkins' home, kept
 * when builds and jobs go. A change lies on the disk when its method returns.
 *
 * <p>Every method throws {@link PromotionRefusedException} for a model whose file can't be read, and
 * {@link java.io.UncheckedIOException} if a change can't be written.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class FileLedger implements PromotionLedger {

    private static final Logger LOGGER = Logger.getLogger(FileLedger.class.getName());

    private final ModelFiles files;
    private final InstantSource clock;

    /** The one of this controller. */
    public FileLedger() {
        this(
                Jenkins.get().getRootDir().toPath().resolve("bedrock-model-import/models"),
                () -> AwsConnection.get().background().scheduler().instant());
    }

    FileLedger(Path directory, InstantSource clock) {
        this.files = new ModelFiles(directory);
        this.clock = clock;
    }

    @NonNull
    public static FileLedger get() {
        return ExtensionList.lookupSingleton(FileLedger.class);
    }

    @Override
    public Optional<PromotionRecord> find(ModelDigest digest, EnvironmentId environment) {
        return history(digest).find(environment);
    }

    @Override
    public List<PromotionRecord> find(ModelDigest digest) {
        return history(digest).find();
    }

    @Override
    public PromotionRecord imported(PromotionRecord entry) {
        AtomicReference<PromotionRecord> now = new AtomicReference<>(entry);
        file(entry.digest()).change(history -> {
            Optional<PromotionRecord> known = history.find(entry.environment())
                    .filter(there -> there.modelArn().equals(entry.modelArn()));
            known.ifPresent(now::set);
            return known.isPresent() ? history : history.imported(entry);
        });
        return now.get();
    }

    @Override
    public Optional<PromotionRecord> change(
            ModelDigest digest, EnvironmentId environment, UnaryOperator<PromotionRecord> change) {
        return file(digest)
                .change(history -> history.find(environment)
                        .map(known -> changed(history, known, change.apply(known)))
                        .orElse(history))
                .find(environment);
    }

    @Override
    public Optional<String> lastFailed(ModelDigest digest, EnvironmentId environment) {
        return history(digest).lastFailed(environment);
    }

    @Override
    public List<PromotedModel> promoted(EnvironmentId environment) {
        return histories().stream()
                .flatMap(history -> history.promoted(environment).stream())
                .toList();
    }

    @Override
    public Set<EnvironmentId> environments() {
        return histories().stream()
                .flatMap(history -> history.getImports().stream())
                .map(entry -> entry.getEnvironment().toId())
                .collect(Collectors.toSet());
    }

    @Override
    public void notePromotion(PromotionRecord model, Instant now, String build) {
        describe(
                model.digest(),
                model.environment(),
                model.modelArn(),
                details -> details.withPromotion(RecordedPromotion.of(now, build)));
    }

    @Override
    public Optional<String> recalled(ModelDigest digest) {
        return SameObjects.closure(digest.sha256(), other -> files.read(other).getSameObjects()).stream()
                .flatMap(other -> files.read(other).recalled().stream())
                .findFirst();
    }

    /**
     * Whether a model may be offered to people and jobs among others: it was not recalled, and nothing that could tell of a
     * recall is damaged. What is not may still be asked for by itself, and is refused with the reason.
     */
    public boolean isOfferable(ModelDigest digest) {
        try {
            return recalled(digest).isEmpty();
        } catch (PromotionRefusedException damaged) {
            LOGGER.log(Level.FINE, damaged, () -> digest + " is offered to nobody.");
            return false;
        }
    }

    @Override
    public void recall(ModelDigest digest, String reason) {
        recall(digest, reason, "");
    }

    /**
     * Recalls a model for good.
     *
     * @param by the ID of the user who does it
     */
    public void recall(ModelDigest digest, String reason, String by) {
        file(digest).change(history -> history.recalled(new RecordedRecall(reason, by, clock.instant())));
    }

    @Override
    public void sameObjects(ModelDigest one, ModelDigest other) {
        file(one).change(history -> history.sameObjects(other.sha256()));
        file(other).change(history -> history.sameObjects(one.sha256()));
    }

    @Override
    public void allowOnce(PromotionOverride override) {
        file(override.digest()).change(history -> history.allowing(override));
    }

    @Override
    public boolean hasOverride(ModelDigest digest, EnvironmentId environment, String job) {
        return history(digest).openOverride(digest, environment, job).isPresent();
    }

    @Override
    public Optional<PromotionOverride> useOverride(ModelDigest digest, EnvironmentId environment, String job) {
        AtomicReference<Optional<PromotionOverride>> found = new AtomicReference<>(Optional.empty());
        file(digest).change(history -> {
            found.set(history.openOverride(digest, environment, job));
            return history.usingOverride(environment, job, clock.instant());
        });
        return found.get();
    }

    @Override
    public Optional<PromotionOverride> usedOverride(ModelDigest digest, EnvironmentId environment, String job) {
        return history(digest).usedOverride(digest, environment, job);
    }

    /**
     * Records what else is known of an imported model; nothing happens if its import is not known.
     *
     * @param how gives what it was given if that is nothing new; runs while the model's file waits, so it makes no call
     */
    public void describe(
            ModelDigest digest, EnvironmentId environment, String modelArn, UnaryOperator<ImportDetails> how) {
        file(digest).change(history -> history.described(environment, modelArn, how));
    }

    /** Records that an import of a model came to nothing, whatever else is known of it. */
    public void failed(ModelDigest digest, RecordedFailure failure) {
        file(digest).change(history -> history.failed(failure));
    }

    /** All that is known of a model. */
    @NonNull
    public ModelHistory history(ModelDigest digest) {
        return files.read(digest.sha256());
    }

    /**
     * What is known of each model, in no particular order; models whose files are {@link #damaged} are not among them.
     * It is the same list until something changes, so that whoever has made something of it can keep that so long.
     */
    @NonNull
    public List<ModelHistory> histories() {
        return files.histories();
    }

    /** The names of the files that could not be read and were set aside, in the directory of the ledger. */
    @NonNull
    public List<String> damaged() {
        return files.damaged();
    }

    /** Follows a job or a folder that is called otherwise now. */
    void renamed(NameChange change) {
        files.changeAll(history -> history.renamed(change));
    }

    /** Keeps the records of a job that is gone, and ends what it was allowed. */
    void deleted(ItemName job) {
        files.changeAll(history -> history.jobDeleted(job, clock.instant()));
    }

    private ModelFile file(ModelDigest digest) {
        return files.of(digest.sha256());
    }

    private static ModelHistory changed(ModelHistory history, PromotionRecord known, PromotionRecord changed) {
        return changed.equals(known) ? history : history.changed(changed);
    }
}
