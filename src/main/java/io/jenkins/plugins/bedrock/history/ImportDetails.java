package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What else is known of an import: who started its build and why, who approved it, what was found, and what became of the
 * imported model. For people; the gate asks nothing of it.
 *
 * <p>Never changed: each {@code with…} gives another one, or the same object if that says nothing new.
 */
public final class ImportDetails {

    /** Of each list; the latest are kept. */
    static final int MOST = 20;

    private static final ImportDetails NONE = new ImportDetails();

    private String model;
    private List<String> causes;
    private String startedBy;
    private RecordedFindings findings;
    private List<RecordedApproval> approvals;
    private List<RecordedTest> tests;
    private Integer modelUnits;
    private RecordedPromotion promotion;
    private RecordedPublication publication;
    private RecordedDeletion deletion;

    private ImportDetails() {}

    private ImportDetails(ImportDetails other) {
        this.model = other.model;
        this.causes = other.causes;
        this.startedBy = other.startedBy;
        this.findings = other.findings;
        this.approvals = other.approvals;
        this.tests = other.tests;
        this.modelUnits = other.modelUnits;
        this.promotion = other.promotion;
        this.publication = other.publication;
        this.deletion = other.deletion;
    }

    /** Of an import of which nothing else is known. */
    @NonNull
    static ImportDetails none() {
        return NONE;
    }

    /** Where the model lay, for example {@code s3://research-models/support-bot/v7/}; null if that is not known. */
    @CheckForNull
    public String getModel() {
        return model;
    }

    /** Why the build that imported was started, each a sentence, for example {@code Started by user alice}. */
    @NonNull
    public List<String> getCauses() {
        return given(causes);
    }

    /** The ID of the user who started the build, or the one before it that has; null if no user did. */
    @CheckForNull
    public String getStartedBy() {
        return startedBy;
    }

    /** What the inspection before the import had found; null if that is not known. */
    @CheckForNull
    public RecordedFindings getFindings() {
        return findings;
    }

    /** Who approved the import last; null if nobody was asked. */
    @CheckForNull
    public RecordedApproval getApproval() {
        return getApprovals().isEmpty() ? null : approvals.get(approvals.size() - 1);
    }

    /** Every approval, the last one last: a rollback that finds the model still there has one of its own. */
    @NonNull
    public List<RecordedApproval> getApprovals() {
        return given(approvals);
    }

    /** The tests of the imported model, the last one last. */
    @NonNull
    public List<RecordedTest> getTests() {
        return given(tests);
    }

    /** Custom Model Units per copy, by which AWS bills. */
    @NonNull
    public OptionalInt modelUnits() {
        return modelUnits == null ? OptionalInt.empty() : OptionalInt.of(modelUnits);
    }

    /** When a build had promoted the accepted imported model last; null if only its acceptance is known. */
    @CheckForNull
    public RecordedPromotion getPromotion() {
        return promotion;
    }

    /** When the imported model was published last; null if it was not. */
    @CheckForNull
    public RecordedPublication getPublication() {
        return publication;
    }

    /** By which build the imported model was deleted; null if none has. */
    @CheckForNull
    public RecordedDeletion getDeletion() {
        return deletion;
    }

    /** With where the model lay, as whoever imported it, or found it imported, has said last. */
    @NonNull
    public ImportDetails withModel(@NonNull ModelUri uri) {
        return uri.toString().equals(model) ? this : with(next -> next.model = uri.toString());
    }

    /** With what started the build, unless that is known: the first one has imported. */
    @NonNull
    public ImportDetails startedBy(@CheckForNull String user, @NonNull Collection<String> why) {
        if (causes != null || why.isEmpty()) {
            return this;
        }
        ImportDetails next = new ImportDetails(this);
        next.startedBy = user == null ? null : RecordedText.name(user);
        next.causes =
                new ArrayList<>(why.stream().limit(MOST).map(RecordedText::of).toList());
        return next;
    }

    /** With what the inspection has found, unless that is known. */
    @NonNull
    public ImportDetails withFindings(@NonNull RecordedFindings found) {
        return findings != null ? this : with(next -> next.findings = found);
    }

    @NonNull
    public ImportDetails withApproval(@NonNull RecordedApproval approval) {
        return getApprovals().stream().anyMatch(approval::isSameAs)
                ? this
                : with(next -> next.approvals = Copied.with(getApprovals(), approval, MOST));
    }

    /** With another test, unless the same build has had the same answer before. */
    @NonNull
    public ImportDetails withTest(@NonNull RecordedTest test) {
        return getTests().stream().anyMatch(test::isRepetitionOf)
                ? this
                : with(next -> next.tests = Copied.with(getTests(), test, MOST));
    }

    @NonNull
    public ImportDetails withModelUnits(int perCopy) {
        return modelUnits != null && modelUnits == perCopy ? this : with(next -> next.modelUnits = perCopy);
    }

    /**
     * In the place of an earlier promotion: of an environment's models the one that was promoted last is current. What is
     * promoted is there, so that a deletion which was noted before was none.
     */
    @NonNull
    public ImportDetails withPromotion(@NonNull RecordedPromotion promoted) {
        return with(next -> {
            next.promotion = promoted;
            next.deletion = null;
        });
    }

    /** In the place of an earlier publication: what was published last is current. */
    @NonNull
    public ImportDetails withPublication(@NonNull RecordedPublication published) {
        return with(next -> next.publication = published);
    }

    /** With the deletion, unless one is known: an imported model is deleted once. */
    @NonNull
    public ImportDetails withDeletion(@NonNull RecordedDeletion deleted) {
        return deletion != null ? this : with(next -> next.deletion = deleted);
    }

    /** With what builds are called now, or whether their jobs are gone; the same object if none has changed. */
    ImportDetails ofBuilds(UnaryOperator<RecordedBuild> change) {
        ImportDetails next = new ImportDetails(this);
        next.approvals = each(approvals, approval -> approval.ofBuild(change));
        next.tests = each(tests, test -> test.ofBuild(change));
        next.promotion = promotion == null ? null : promotion.ofBuild(change);
        next.publication = publication == null ? null : publication.ofBuild(change);
        next.deletion = deletion == null ? null : deletion.ofBuild(change);
        return next.isAs(this) ? this : next;
    }

    /**
     * Sees that the file held what this version understands.
     *
     * @throws IllegalArgumentException if it did not
     */
    void requireValid() {
        getCauses().forEach(cause -> RecordedText.require(cause, "cause of a build"));
        getApprovals().forEach(RecordedApproval::requireValid);
        getTests().forEach(RecordedTest::requireValid);
        if (findings != null) {
            findings.requireValid();
        }
        if (promotion != null) {
            promotion.requireValid();
        }
        if (publication != null) {
            publication.requireValid();
        }
        if (deletion != null) {
            deletion.requireValid();
        }
    }

    private ImportDetails with(Consumer<ImportDetails> change) {
        ImportDetails next = new ImportDetails(this);
        change.accept(next);
        return next;
    }

    private boolean isAs(ImportDetails before) {
        return Objects.equals(approvals, before.approvals)
                && Objects.equals(tests, before.tests)
                && promotion == before.promotion
                && publication == before.publication
                && deletion == before.deletion;
    }

    private static <T> List<T> given(List<T> all) {
        return all == null ? List.of() : Collections.unmodifiableList(all);
    }

    private static <T> List<T> each(List<T> all, UnaryOperator<T> change) {
        return all == null ? null : Copied.each(all, change);
    }
}
