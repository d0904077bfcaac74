package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.importing.ImportClaims;
import io.jenkins.plugins.bedrock.engine.operation.ComparedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.ModelAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A {@link ComparedModel} as it is kept and shown. */
@ExportedBean(defaultVisibility = 2)
public final class ComparisonRow {

    private final ComparedModel.Standing standing;
    private final String arn;
    private final String name;
    private final String created;
    private final Integer modelUnits;
    private final String version;
    private final String digest;
    private final String build;
    private final String taggedDigest;
    private final String taggedSource;
    private final String taggedBuild;
    private final String taggedEnvironment;

    ComparisonRow(@NonNull ComparedModel model) {
        Optional<PromotionRecord> recorded = model.recorded();
        Optional<ImportClaims> claims = model.claims();
        this.standing = model.standing();
        this.arn = Sentence.name(model.arn());
        this.name = name(model.name());
        this.created = model.created()
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse(null);
        this.modelUnits = model.modelUnits().isPresent() ? model.modelUnits().getAsInt() : null;
        this.version = name(recorded.map(PromotionRecord::version));
        this.digest = recorded.map(entry -> entry.digest().toString()).orElse(null);
        this.build = name(recorded.map(PromotionRecord::build));
        this.taggedDigest = name(claims.map(ImportClaims::digest));
        this.taggedSource = name(claims.flatMap(ImportClaims::source));
        this.taggedBuild = name(claims.flatMap(ImportClaims::build));
        this.taggedEnvironment = name(claims.flatMap(ImportClaims::environment));
    }

    private static String name(Optional<String> text) {
        return text.map(Sentence::name).orElse(null);
    }

    /** How ledger and AWS agree on the model. */
    @Exported
    @NonNull
    public ComparedModel.Standing getStanding() {
        return standing;
    }

    @Exported
    @NonNull
    public String getArn() {
        return arn;
    }

    /** Its name in AWS; null if it is not there. */
    @Exported
    @CheckForNull
    public String getName() {
        return name;
    }

    /** When it was imported, as AWS says; null if it is not there. */
    @Exported
    @CheckForNull
    public String getCreated() {
        return created;
    }

    /** The same, for whoever reads it in his own time zone. */
    @CheckForNull
    public Date getCreatedDate() {
        return created == null ? null : Date.from(Instant.parse(created));
    }

    /** Custom Model Units, by which its storage is billed; null if they are not known. */
    @Exported
    @CheckForNull
    public Integer getModelUnits() {
        return modelUnits;
    }

    /** The model's version, for people; null if it is not recorded. */
    @Exported
    @CheckForNull
    public String getVersion() {
        return version;
    }

    /** Its digest; null if it is not recorded. */
    @Exported
    @CheckForNull
    public String getDigest() {
        return digest;
    }

    /** Where its history is, below the address of Jenkins; null if it is not recorded. */
    @CheckForNull
    public String getHistoryUrl() {
        return digest == null ? null : ModelAddress.ofHistory(digest.substring(digest.indexOf(':') + 1));
    }

    /** The build that imported it; null if it is not recorded. */
    @Exported
    @CheckForNull
    public String getBuild() {
        return build;
    }

    /** The digest that its tags claim; null without a claim. So are the source, the build and the environment. */
    @Exported
    @CheckForNull
    public String getTaggedDigest() {
        return taggedDigest;
    }

    @Exported
    @CheckForNull
    public String getTaggedSource() {
        return taggedSource;
    }

    @Exported
    @CheckForNull
    public String getTaggedBuild() {
        return taggedBuild;
    }

    @Exported
    @CheckForNull
    public String getTaggedEnvironment() {
        return taggedEnvironment;
    }

    /** Whether ledger and AWS agree. */
    @Exported
    public boolean isSame() {
        return standing == ComparedModel.Standing.SAME;
    }

    /** A short word for the standing. */
    @NonNull
    public String getLabel() {
        return switch (standing) {
            case SAME -> Messages.ComparisonRow_Same();
            case GONE -> Messages.ComparisonRow_Gone();
            case CLAIMED -> Messages.ComparisonRow_Claimed();
            case TAGGED_OTHERWISE -> Messages.ComparisonRow_TaggedOtherwise();
            case NOT_OURS -> Messages.ComparisonRow_NotOurs();
            case NOT_READ -> Messages.ComparisonRow_NotRead();
        };
    }

    /** What the standing means, in a sentence. */
    @NonNull
    public String getExplanation() {
        return switch (standing) {
            case SAME -> Messages.ComparisonRow_SameMeans(build);
            case GONE -> Messages.ComparisonRow_GoneMeans(build);
            case CLAIMED ->
                Messages.ComparisonRow_ClaimedMeans(
                        orUnknown(taggedBuild),
                        orUnknown(taggedDigest),
                        orUnknown(taggedSource),
                        orUnknown(taggedEnvironment));
            case TAGGED_OTHERWISE ->
                taggedDigest == null
                        ? Messages.ComparisonRow_NoTagsMeans()
                        : Messages.ComparisonRow_TaggedOtherwiseMeans(taggedDigest);
            case NOT_OURS -> Messages.ComparisonRow_NotOursMeans();
            case NOT_READ -> Messages.ComparisonRow_NotReadMeans();
        };
    }

    /** Whether nothing of it was lost on disk. */
    boolean isWhole() {
        return standing != null && arn != null;
    }

    private static String orUnknown(String text) {
        return text == null ? Messages.ComparisonRow_Unknown() : text;
    }
}
