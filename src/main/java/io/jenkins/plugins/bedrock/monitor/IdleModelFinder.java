package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.config.DefinedEnvironment;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.operation.KnownModels;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.RecordedModels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jenkins.util.SystemProperties;

/**
 * Tells of imported models that cost storage and lead nowhere: not the current one of their environment, or current and
 * never taken further. What was not imported from here is nobody's business here.
 */
final class IdleModelFinder {

    /** After how many days a model is idle. */
    static final String DAYS = IdleModelFinder.class.getPackageName() + ".idleDays";

    private static final int DEFAULT_DAYS = 30;

    private final Findings findings;
    private final FileLedger ledger = FileLedger.get();
    private final List<DefinedEnvironment> environments = DefinedEnvironment.all();
    private final Duration patience = Duration.ofDays(SystemProperties.getInteger(DAYS, DEFAULT_DAYS));
    private final Instant now = AwsConnection.get().background().scheduler().instant();

    IdleModelFinder(@NonNull Findings findings) {
        this.findings = findings;
    }

    void find(@NonNull ComparisonReport report) {
        for (DefinedEnvironment environment : environments) {
            id(environment)
                    .ifPresent(id -> report.getEnvironments().stream()
                            .filter(compared -> compared.isOf(id))
                            .forEach(compared -> find(environment, id, compared)));
        }
    }

    private void find(DefinedEnvironment environment, EnvironmentId id, ComparedEnvironment compared) {
        if (compared.getProblem() != null) {
            findings.skip(Messages.IdleModelFinder_NotLooked(environment.label(), compared.getProblem()));
        }
        KnownModels known = RecordedModels.besides(ledger, id);
        for (ComparisonRow row : compared.getModels()) {
            if (row.getCreated() != null) {
                Optional<PromotionRecord> recorded = known.of(row.getArn(), String.valueOf(row.getName()));
                idle(environment, id, row, recorded).ifPresent(sentence -> add(environment, row, sentence));
            }
        }
    }

    /** Why the model is idle; no value if it is not. */
    private Optional<String> idle(
            DefinedEnvironment environment, EnvironmentId id, ComparisonRow row, Optional<PromotionRecord> recorded) {
        return switch (row.getStanding()) {
            case CLAIMED -> since(Instant.parse(row.getCreated()), Messages.IdleModelFinder_Unknown());
            case SAME, TAGGED_OTHERWISE ->
                recorded.filter(entry -> entry.environment().equals(id)).flatMap(entry -> idle(environment, entry));
            case GONE, NOT_OURS, NOT_READ -> Optional.empty();
        };
    }

    private Optional<String> idle(DefinedEnvironment environment, PromotionRecord entry) {
        Optional<PromotedModel> current = ledger.current(entry.environment(), entry.modelName());
        if (current.filter(promoted -> promoted.isOf(entry.modelArn())).isPresent()) {
            return isTakenFurther(environment, entry)
                    ? Optional.empty()
                    : since(entry.accepted().orElseThrow(), Messages.IdleModelFinder_NotTakenFurther());
        }
        return entry.isAccepted() && current.isPresent()
                ? since(
                        superseded(entry, current.get()),
                        Messages.IdleModelFinder_Superseded(
                                current.get().model().version()))
                : since(entry.imported(), Messages.IdleModelFinder_NotAccepted());
    }

    /** A job that promotes the current model every night supersedes nothing by that; whoever goes back to an earlier does. */
    private static Instant superseded(PromotionRecord entry, PromotedModel current) {
        Instant accepted = current.model().accepted().orElseThrow();
        return accepted.isAfter(entry.accepted().orElseThrow()) ? accepted : current.at();
    }

    /** What ends in an environment from which nothing leads on has arrived. */
    private boolean isTakenFurther(DefinedEnvironment environment, PromotionRecord entry) {
        List<DefinedEnvironment> next = environments.stream()
                .filter(other -> other.promotesFrom(environment))
                .toList();
        return next.isEmpty()
                || next.stream()
                        .flatMap(other -> id(other).stream())
                        .anyMatch(there -> ledger.find(entry.digest(), there).isPresent());
    }

    private Optional<String> since(Instant since, String sentence) {
        return Duration.between(since, now).compareTo(patience) < 0
                ? Optional.empty()
                : Optional.of(Messages.IdleModelFinder_Since(
                        sentence, Duration.between(since, now).toDays()));
    }

    private void add(DefinedEnvironment environment, ComparisonRow row, String sentence) {
        String model = row.getVersion() == null ? row.getName() : row.getVersion() + " (" + row.getName() + ")";
        String units = row.getModelUnits() == null ? "" : Messages.IdleModelFinder_Units(row.getModelUnits());
        String history = row.getHistoryUrl();
        findings.add(new ModelFinding(
                FindingKind.IDLE_MODEL,
                Messages.IdleModelFinder_Idle(model, environment.name(), row.getCreated(), units, sentence),
                Messages.IdleModelFinder_WayOut(row.getName(), environment.name()),
                history == null
                        ? Messages.ModelComparisonPage_DisplayName()
                        : Messages.IdleModelFinder_Place(row.getVersion()),
                history == null ? ModelComparisonPage.URL + "/" : history));
    }

    /** What cannot be used was not compared either. */
    private static Optional<EnvironmentId> id(DefinedEnvironment environment) {
        try {
            return Optional.of(environment.id());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
