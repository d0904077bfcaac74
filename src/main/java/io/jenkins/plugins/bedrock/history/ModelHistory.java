package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * All that is known of one model: the contents of its file. Never changed: whoever reads it while another thread writes
 * sees what was before or after.
 *
 * <p>The strength of a digest follows from the digest, so it plays no part in what belongs to what.
 */
public final class ModelHistory {

    private final String sha256;
    private final List<RecordedImport> imports;
    private final List<RecordedOverride> overrides;
    private final List<RecordedRecall> recalls;

    /** The other digests of the same objects; null for none, which is not written. */
    private final List<String> sameObjects;

    /** Null for none, which is not written. */
    private final List<RecordedFailure> failures;

    private ModelHistory(
            String sha256,
            List<RecordedImport> imports,
            List<RecordedOverride> overrides,
            List<RecordedRecall> recalls,
            List<String> sameObjects,
            List<RecordedFailure> failures) {
        this.sha256 = sha256;
        this.imports = imports;
        this.overrides = overrides;
        this.recalls = recalls;
        this.sameObjects = sameObjects == null || sameObjects.isEmpty() ? null : sameObjects;
        this.failures = failures == null || failures.isEmpty() ? null : failures;
    }

    /** Of a model of which nothing is known. */
    static ModelHistory none(String sha256) {
        return new ModelHistory(sha256, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), null, null);
    }

    /** The digest: 64 hexadecimal digits. */
    @NonNull
    public String getSha256() {
        return sha256;
    }

    /** Every import, the oldest first; what counts in an environment is the last one there. */
    @NonNull
    public List<RecordedImport> getImports() {
        return Collections.unmodifiableList(imports);
    }

    /** Every override: those that have served last, in the order in which they have. */
    @NonNull
    public List<RecordedOverride> getOverrides() {
        return Collections.unmodifiableList(overrides);
    }

    /** Every recall, the last one last; empty if the model may be used. */
    @NonNull
    public List<RecordedRecall> getRecalls() {
        return Collections.unmodifiableList(recalls);
    }

    /** The other digests under which the same objects are known, with better evidence or without: 64 hexadecimal digits. */
    @NonNull
    public List<String> getSameObjects() {
        return sameObjects == null ? List.of() : Collections.unmodifiableList(sameObjects);
    }

    /** Imports that came to nothing, the last one last; only the latest are kept. */
    @NonNull
    public List<RecordedFailure> getFailures() {
        return failures == null ? List.of() : Collections.unmodifiableList(failures);
    }

    boolean isEmpty() {
        return imports.isEmpty() && overrides.isEmpty() && recalls.isEmpty() && failures == null;
    }

    Optional<PromotionRecord> find(EnvironmentId environment) {
        return last(entry -> entry.isIn(environment)).map(entry -> entry.toRecord(sha256));
    }

    List<PromotionRecord> find() {
        Map<EnvironmentId, PromotionRecord> current = new LinkedHashMap<>();
        for (RecordedImport entry : imports) {
            PromotionRecord found = entry.toRecord(sha256);
            current.put(found.environment(), found);
        }
        return List.copyOf(current.values());
    }

    Optional<PromotedModel> promoted(EnvironmentId environment) {
        return last(entry -> entry.isIn(environment)).flatMap(entry -> entry.promoted(sha256));
    }

    ModelHistory imported(PromotionRecord entry) {
        return withImports(Copied.with(imports, RecordedImport.of(entry)));
    }

    /** Puts the changed record in the place of the one that counts in its environment. */
    ModelHistory changed(PromotionRecord entry) {
        RecordedImport before = last(there -> there.isIn(entry.environment())).orElseThrow();
        return with(before, before.with(entry));
    }

    /** Puts what else is known of an imported model to its import; nothing if there is none. */
    ModelHistory described(EnvironmentId environment, String modelArn, UnaryOperator<ImportDetails> how) {
        return last(entry -> entry.isIn(environment) && entry.isOf(modelArn))
                .map(found -> with(found, found.described(how, sha256)))
                .orElse(this);
    }

    ModelHistory failed(RecordedFailure failure) {
        return withFailures(LatestFailures.with(getFailures(), failure));
    }

    Optional<String> lastFailed(EnvironmentId environment) {
        return LatestFailures.build(getFailures(), environment);
    }

    Optional<PromotionOverride> openOverride(ModelDigest digest, EnvironmentId environment, String job) {
        return open(environment, job).map(override -> override.toOverride(digest));
    }

    Optional<PromotionOverride> usedOverride(ModelDigest digest, EnvironmentId environment, String job) {
        return overrides.stream()
                .filter(override -> override.hasServed() && override.isFor(environment, job))
                .reduce((earlier, later) -> later)
                .map(override -> override.toOverride(digest));
    }

    ModelHistory allowing(PromotionOverride override) {
        return withOverrides(Copied.with(overrides, RecordedOverride.of(override)));
    }

    /** The same history with the first open override used up, if there is one. */
    ModelHistory usingOverride(EnvironmentId environment, String job, Instant now) {
        Optional<RecordedOverride> found = open(environment, job);
        if (found.isEmpty()) {
            return this;
        }
        List<RecordedOverride> others = new ArrayList<>(overrides);
        others.remove(found.get());
        return withOverrides(Copied.with(others, found.get().used(now)));
    }

    Optional<String> recalled() {
        return recalls.isEmpty()
                ? Optional.empty()
                : Optional.of(recalls.get(recalls.size() - 1).getReason());
    }

    ModelHistory recalled(RecordedRecall recall) {
        return new ModelHistory(sha256, imports, overrides, Copied.with(recalls, recall), sameObjects, failures);
    }

    ModelHistory sameObjects(String other) {
        return other.equals(sha256) || getSameObjects().contains(other)
                ? this
                : new ModelHistory(sha256, imports, overrides, recalls, Copied.with(getSameObjects(), other), failures);
    }

    ModelHistory renamed(NameChange change) {
        return withImports(Copied.each(imports, entry -> entry.renamed(change, sha256)))
                .withOverrides(Copied.each(overrides, override -> override.renamed(change)))
                .withFailures(Copied.each(getFailures(), failure -> failure.renamed(change)));
    }

    /** A job is gone: its records stay, what it was allowed does not pass to another job of that name. */
    ModelHistory jobDeleted(ItemName job, Instant now) {
        return withImports(Copied.each(imports, entry -> entry.jobDeleted(job, now, sha256)))
                .withOverrides(
                        Copied.each(overrides, override -> override.isOfJob(job) ? override.withdrawn(now) : override))
                .withFailures(Copied.each(getFailures(), failure -> failure.jobDeleted(job, now)));
    }

    /**
     * Sees that the file held what this version understands.
     *
     * @throws IllegalArgumentException if it did not
     */
    private Object readResolve() {
        ModelDigest digest = new ModelDigest(sha256, Strength.ETAG);
        ModelHistory read =
                new ModelHistory(sha256, given(imports), given(overrides), given(recalls), sameObjects, failures);
        read.imports.forEach(entry -> entry.toRecord(sha256));
        read.imports.forEach(entry -> entry.getDetails().requireValid());
        read.getFailures().forEach(RecordedFailure::requireValid);
        read.overrides.forEach(override -> override.toOverride(digest));
        read.recalls.forEach(RecordedRecall::requireValid);
        read.getSameObjects().forEach(other -> new ModelDigest(other, Strength.ETAG));
        return read;
    }

    private Optional<RecordedImport> last(Predicate<RecordedImport> which) {
        return imports.stream().filter(which).reduce((earlier, later) -> later);
    }

    private ModelHistory with(RecordedImport before, RecordedImport after) {
        return withImports(Copied.each(imports, there -> there == before ? after : there));
    }

    private Optional<RecordedOverride> open(EnvironmentId environment, String job) {
        return overrides.stream()
                .filter(override -> override.isOpen() && override.isFor(environment, job))
                .findFirst();
    }

    private ModelHistory withImports(List<RecordedImport> others) {
        return others.equals(imports)
                ? this
                : new ModelHistory(sha256, others, overrides, recalls, sameObjects, failures);
    }

    private ModelHistory withOverrides(List<RecordedOverride> others) {
        return others.equals(overrides)
                ? this
                : new ModelHistory(sha256, imports, others, recalls, sameObjects, failures);
    }

    private ModelHistory withFailures(List<RecordedFailure> others) {
        return others.equals(getFailures())
                ? this
                : new ModelHistory(sha256, imports, overrides, recalls, sameObjects, others);
    }

    private static <T> List<T> given(List<T> all) {
        return all == null ? new ArrayList<>() : all;
    }
}
