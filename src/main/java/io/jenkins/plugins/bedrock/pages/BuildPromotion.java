package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.builds.AwsConsole;
import io.jenkins.plugins.bedrock.builds.KeptDiff;
import io.jenkins.plugins.bedrock.builds.KeptFile;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.RememberedFinding;
import io.jenkins.plugins.bedrock.builds.RememberedImport;
import io.jenkins.plugins.bedrock.builds.RememberedInspection;
import io.jenkins.plugins.bedrock.builds.RememberedMoment;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What a build has done about one model in one environment, for its page and for programs. */
@ExportedBean(defaultVisibility = 2)
public final class BuildPromotion {

    private static final Set<Kind> ANSWERS = Set.of(Kind.TEST_PASSED, Kind.TEST_FAILED);

    private final Run<?, ?> run;
    private final String model;
    private final String environment;
    private final List<RememberedInspection> inspections;
    private final List<RememberedImport> imports;
    private final List<RememberedMoment> moments;
    private final LedgerNews recorded;
    private final BuildConclusion conclusion;

    BuildPromotion(
            @NonNull Run<?, ?> run,
            @NonNull String model,
            @NonNull String environment,
            @NonNull List<RememberedInspection> inspections,
            @NonNull List<RememberedImport> imports,
            @NonNull List<RememberedMoment> moments) {
        this.run = run;
        this.model = model;
        this.environment = environment;
        this.inspections = List.copyOf(inspections);
        this.imports = List.copyOf(imports);
        this.moments = List.copyOf(moments);
        this.recorded = LedgerNews.find(digests(), getJobs());
        this.conclusion = BuildConclusion.of(run, inspections, imports, moments, recorded);
    }

    /** What people call the model. */
    @NonNull
    @Exported
    public String getName() {
        Stream<String> names = Stream.concat(
                imports.stream().map(asked -> asked.parameters().getName()),
                inspections.stream().map(RememberedInspection::getName));
        return last(names).orElseGet(() -> derivedName(model));
    }

    /** The model's URI; whatever was asked for, if that is none. */
    @NonNull
    @Exported
    public String getModel() {
        return model;
    }

    /** The ARN of SageMaker by which the model was named; no value if it was not. */
    @CheckForNull
    @Exported
    public String getModelSource() {
        return last(imports.stream()
                        .flatMap(asked -> Stream.ofNullable(asked.parameters().getModelSource())))
                .orElse(null);
    }

    /** The name of the environment. */
    @NonNull
    @Exported
    public String getEnvironment() {
        return environment;
    }

    /** What the model is, as it was seen last; no value if it was not looked at. */
    @CheckForNull
    @Exported
    public String getDigest() {
        return last(digests().stream()).map(ModelDigest::toString).orElse(null);
    }

    /** What the digest rests on: {@code ETAG}, {@code CRC64} or {@code SHA256}. */
    @CheckForNull
    @Exported
    public String getStrength() {
        return last(digests().stream()).map(digest -> digest.strength().name()).orElse(null);
    }

    /** Where the history of the model is, below the address of Jenkins; no value if whoever asks may see nothing of it. */
    @CheckForNull
    @Exported
    public String getHistory() {
        return last(digests().stream())
                .flatMap(digest -> VisibleModel.find(digest.sha256(), new Viewer()))
                .map(VisibleModel::sha256)
                .map(ControllerBoard::urlOf)
                .orElse(null);
    }

    /** The ARNs of the import jobs, the last one last. */
    @NonNull
    @Exported
    public List<String> getJobs() {
        return Stream.concat(
                        imports.stream().flatMap(asked -> Stream.ofNullable(asked.job())),
                        moments.stream().flatMap(moment -> moment.job().stream()))
                .distinct()
                .toList();
    }

    /** Where the AWS console shows import jobs and imported models; no value if there is no job. */
    @CheckForNull
    @Exported
    public String getConsole() {
        return last(getJobs().stream())
                .flatMap(BuildPromotion::region)
                .flatMap(AwsConsole::importedModels)
                .orElse(null);
    }

    @NonNull
    @Exported
    public BuildOutcome getOutcome() {
        return conclusion.outcome();
    }

    /** Why it is so, maybe in AWS's words; empty if there is nothing to say. */
    @NonNull
    @Exported
    public String getReason() {
        return conclusion.reason();
    }

    /** The same as it is broken into lines. */
    @NonNull
    public List<String> getReasonLines() {
        return conclusion.reason().lines().toList();
    }

    /** Why the model was recalled, whenever; no value if it was not. */
    @CheckForNull
    @Exported
    public String getRecalled() {
        return recorded.recalled().orElse(null);
    }

    /** How much the last inspection has found, in a sentence; no value if there was none. */
    @CheckForNull
    @Exported
    public String getInspection() {
        return last(inspections.stream()).map(RememberedInspection::getResult).orElse(null);
    }

    /** What the last inspection has found, errors first. */
    @NonNull
    @Exported(inline = true)
    public List<RememberedFinding> getFindings() {
        return last(inspections.stream()).map(RememberedInspection::getFindings).orElse(List.of());
    }

    /** How many findings there were besides. */
    @Exported
    public int getFindingsLeftOut() {
        return last(inspections.stream()).map(RememberedInspection::getLeftOut).orElse(0);
    }

    /** What the build has handed over for the owners of bucket and key, who manage their policies themselves. */
    @NonNull
    @Exported(inline = true)
    public List<KeptFile> getAsked() {
        return KeptFile.asked(run, model, environment);
    }

    /** What the build has given last; no value if it has changed nothing, or if whoever asks may not see artifacts. */
    @CheckForNull
    @Exported(inline = true)
    public KeptDiff getGranted() {
        return KeptDiff.find(run, model, environment, KeptDiff.GRANTED).orElse(null);
    }

    /** What the build has taken back last. */
    @CheckForNull
    @Exported(inline = true)
    public KeptDiff getRevoked() {
        return KeptDiff.find(run, model, environment, KeptDiff.REVOKED).orElse(null);
    }

    /** What the model has answered, or why it has not; no value if it was not asked. */
    @CheckForNull
    @Exported
    public String getAnswer() {
        return last(moments.stream().filter(moment -> ANSWERS.contains(moment.kind())))
                .map(RememberedMoment::text)
                .orElse(null);
    }

    @NonNull
    @Exported(inline = true)
    public List<BuildMoment> getTimeline() {
        return BuildTimeline.of(new BranchNames(run), inspections, imports, moments, recorded);
    }

    /** The earliest first: an inspection comes before the import that it was made for. */
    private List<ModelDigest> digests() {
        return Stream.concat(
                        inspections.stream()
                                .map(seen -> ModelDigest.parse(seen.getDigest(), Strength.valueOf(seen.getStrength()))),
                        imports.stream().map(asked -> asked.sealed().digest()))
                .toList();
    }

    private static Optional<AwsRegion> region(String arn) {
        String[] parts = arn.split(":");
        return parts.length > 3 ? Optional.of(new AwsRegion(parts[3])) : Optional.empty();
    }

    private static String derivedName(String model) {
        try {
            return new ModelParameters(model, null, null).getName();
        } catch (IllegalArgumentException none) {
            return model;
        }
    }

    private static <T> Optional<T> last(Stream<T> all) {
        return all.reduce((earlier, later) -> later);
    }
}
