package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.builds.RememberedImport;
import io.jenkins.plugins.bedrock.builds.RememberedInspection;
import io.jenkins.plugins.bedrock.builds.RememberedMoment;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.RecordedDeletion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a model in an environment: what the build came to last, and what is recorded of the imported model since,
 * which another build may have tested or deleted.
 */
final class BuildConclusion {

    /** What neither begins nor ends an import says nothing of what became of it. */
    private static final Set<Kind> BESIDES = Set.of(Kind.ACCESS_GIVEN, Kind.ACCESS_REVOKED, Kind.REVOCATION_FAILED);

    /** Of these nothing was imported that could be deleted later, or it is said already. */
    private static final Set<Kind> LASTING =
            Set.of(Kind.IMPORT_FAILED, Kind.IMPORT_REFUSED, Kind.ACCESS_FAILED, Kind.MODEL_DELETED);

    private final BuildOutcome outcome;
    private final String reason;

    private BuildConclusion(BuildOutcome outcome, String reason) {
        this.outcome = outcome;
        this.reason = reason;
    }

    @NonNull
    BuildOutcome outcome() {
        return outcome;
    }

    /** Why it is so, maybe in AWS's words; empty if there is nothing to say. */
    @NonNull
    String reason() {
        return reason;
    }

    /** @param recorded of the model that the build has imported, or awaited */
    @NonNull
    static BuildConclusion of(
            @NonNull Run<?, ?> run,
            @NonNull List<RememberedInspection> inspections,
            @NonNull List<RememberedImport> imports,
            @NonNull List<RememberedMoment> moments,
            @NonNull LedgerNews recorded) {
        Optional<PromotionRecord> entry = recorded.entry();
        Optional<RememberedMoment> last = moments.stream()
                .filter(moment -> !BESIDES.contains(moment.kind()))
                .reduce((earlier, later) -> later);
        if (recorded.deletion().filter(deletion -> isNews(deletion, last)).isPresent()) {
            return new BuildConclusion(BuildOutcome.DELETED, Messages.BuildConclusion_deletedSince());
        }
        if (last.isPresent()) {
            return of(run, last.get(), entry);
        }
        if (!imports.isEmpty()) {
            return entry.map(BuildConclusion::recorded).orElseGet(() -> open(run));
        }
        return inspections.isEmpty()
                ? new BuildConclusion(BuildOutcome.ACCESS_ONLY, "")
                : inspected(inspections.get(inspections.size() - 1));
    }

    /** Whether a model was deleted after all that the build has come to, which may have imported another one since. */
    private static boolean isNews(RecordedDeletion deletion, Optional<RememberedMoment> last) {
        return last.isEmpty()
                || !LASTING.contains(last.get().kind())
                        && !Instant.parse(deletion.getAt()).isBefore(last.get().at());
    }

    private static BuildConclusion of(Run<?, ?> run, RememberedMoment last, Optional<PromotionRecord> entry) {
        return switch (last.kind()) {
            case IMPORT_FAILED -> new BuildConclusion(BuildOutcome.FAILED, last.text());
            case MODEL_MOVED -> new BuildConclusion(BuildOutcome.MOVED, last.text());
            case IMPORT_REFUSED, ACCESS_FAILED -> new BuildConclusion(BuildOutcome.REFUSED, last.text());
            case MODEL_DELETED -> new BuildConclusion(BuildOutcome.DELETED, last.text());
            case ACCEPTED -> new BuildConclusion(BuildOutcome.ACCEPTED, "");
            case TEST_FAILED ->
                entry.filter(PromotionRecord::isAccepted)
                        .map(BuildConclusion::recorded)
                        .orElseGet(() -> new BuildConclusion(BuildOutcome.NOT_ACCEPTED, last.text()));
            case WAIT_ENDED ->
                entry.map(BuildConclusion::recorded)
                        .orElseGet(() -> new BuildConclusion(BuildOutcome.NOT_AWAITED, last.text()));
            case IMPORT_STARTED -> entry.map(BuildConclusion::recorded).orElseGet(() -> open(run));
            default ->
                entry.map(BuildConclusion::recorded)
                        .orElseGet(() ->
                                new BuildConclusion(BuildOutcome.NOT_ACCEPTED, Messages.BuildConclusion_forgotten()));
        };
    }

    private static BuildConclusion recorded(PromotionRecord entry) {
        if (entry.isAccepted()) {
            return new BuildConclusion(BuildOutcome.ACCEPTED, "");
        }
        BuildOutcome outcome = entry.moved().isPresent() ? BuildOutcome.MOVED : BuildOutcome.NOT_ACCEPTED;
        return new BuildConclusion(outcome, Messages.BuildConclusion_missing(entry.missing()));
    }

    private static BuildConclusion open(Run<?, ?> run) {
        return run.isBuilding()
                ? new BuildConclusion(BuildOutcome.RUNNING, "")
                : new BuildConclusion(BuildOutcome.NOT_AWAITED, Messages.BuildConclusion_notAwaited());
    }

    private static BuildConclusion inspected(RememberedInspection last) {
        return last.isImportable()
                ? new BuildConclusion(BuildOutcome.INSPECTED, "")
                : new BuildConclusion(BuildOutcome.NOT_IMPORTABLE, "");
    }
}
