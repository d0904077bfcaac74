package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.history.ImportDetails;
import io.jenkins.plugins.bedrock.history.ModelHistory;
import io.jenkins.plugins.bedrock.history.RecordedApproval;
import io.jenkins.plugins.bedrock.history.RecordedDeletion;
import io.jenkins.plugins.bedrock.history.RecordedEnvironment;
import io.jenkins.plugins.bedrock.history.RecordedFailure;
import io.jenkins.plugins.bedrock.history.RecordedFindings;
import io.jenkins.plugins.bedrock.history.RecordedImport;
import io.jenkins.plugins.bedrock.history.RecordedOverride;
import io.jenkins.plugins.bedrock.history.RecordedPromotion;
import io.jenkins.plugins.bedrock.history.RecordedPublication;
import io.jenkins.plugins.bedrock.history.RecordedRecall;
import io.jenkins.plugins.bedrock.history.RecordedTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All that has happened to a model, told from its records. */
final class ModelEvents {

    private final List<ModelEvent> events = new ArrayList<>();

    private ModelEvents() {}

    /** The latest first. */
    @NonNull
    static List<ModelEvent> of(@NonNull ModelHistory history) {
        ModelEvents all = new ModelEvents();
        history.getImports().forEach(all::addImport);
        history.getFailures().forEach(all::addFailure);
        history.getOverrides().forEach(all::addOverride);
        history.getRecalls().forEach(all::addRecall);
        all.events.sort(ModelEvent.NEWEST_FIRST);
        return all.events;
    }

    private void addImport(RecordedImport entry) {
        RecordedEnvironment where = entry.getEnvironment();
        BuildReference build = BuildReference.of(entry.getBuild(), entry.getJobDeleted());
        ImportDetails details = entry.getDetails();
        add(ModelEventKind.IMPORTED, entry.getImported(), where, details.getStartedBy(), build, about(entry));
        add(ModelEventKind.SEALED, entry.getSealed(), where, null, build, List.of());
        add(ModelEventKind.MOVED, entry.getMoved(), where, null, build, List.of());
        add(ModelEventKind.ACCEPTED, entry.getAccepted(), where, null, build, List.of());
        details.getApprovals().forEach(approval -> addApproval(where, approval));
        details.getTests().forEach(test -> addTest(where, test));
        if (details.getTests().stream().noneMatch(test -> test.isPassed() && test.isOwn())) {
            add(ModelEventKind.TEST_PASSED, entry.getTested(), where, null, build, List.of());
        }
        addPromotion(where, details.getPromotion());
        addPublication(where, details.getPublication());
        addDeletion(where, details.getDeletion());
    }

    private static List<String> about(RecordedImport entry) {
        List<String> about = new ArrayList<>(entry.getDetails().getCauses());
        RecordedFindings findings = entry.getDetails().getFindings();
        if (findings != null && findings.getErrors() + findings.getWarnings() > 0) {
            about.add(Messages.ModelEvents_Findings(
                    findings.getErrors(), findings.getWarnings(), String.join(", ", findings.getCodes())));
        }
        if (findings != null && !findings.getAccepted().isEmpty()) {
            about.add(Messages.ModelEvents_Accepted(String.join(", ", findings.getAccepted())));
        }
        if (entry.getOverride() != null) {
            about.add(Messages.ModelEvents_Override(entry.getOverride()));
        }
        about.add(Messages.ModelEvents_Model(entry.getModelArn()));
        about.add(Messages.ModelEvents_Job(entry.getJobArn()));
        return about;
    }

    private void addApproval(RecordedEnvironment where, RecordedApproval approval) {
        BuildReference build = BuildReference.of(approval.getBuild(), approval.getJobDeleted());
        add(ModelEventKind.APPROVED, approval.getAt(), where, approval.getBy(), build, List.of(approval.getMessage()));
    }

    private void addTest(RecordedEnvironment where, RecordedTest test) {
        add(
                test.isPassed() ? ModelEventKind.TEST_PASSED : ModelEventKind.TEST_FAILED,
                test.getAt(),
                where,
                null,
                BuildReference.of(test.getBuild(), test.getJobDeleted()),
                List.of(
                        test.isOwn() ? Messages.ModelEvents_OwnTest() : Messages.ModelEvents_OtherTest(),
                        Messages.ModelEvents_Answer(test.getAnswer())));
    }

    private void addPromotion(RecordedEnvironment where, @CheckForNull RecordedPromotion promoted) {
        if (promoted != null) {
            BuildReference build = BuildReference.of(promoted.getBuild(), promoted.getJobDeleted());
            add(ModelEventKind.PROMOTED, promoted.getAt(), where, null, build, List.of());
        }
    }

    private void addPublication(RecordedEnvironment where, @CheckForNull RecordedPublication published) {
        if (published != null) {
            BuildReference build = BuildReference.of(published.getBuild(), published.getJobDeleted());
            List<String> to = List.of(Messages.ModelEvents_Parameter(published.getParameter()));
            add(ModelEventKind.PUBLISHED, published.getAt(), where, null, build, to);
        }
    }

    private void addDeletion(RecordedEnvironment where, @CheckForNull RecordedDeletion deleted) {
        if (deleted != null) {
            BuildReference build = BuildReference.of(deleted.getBuild(), deleted.getJobDeleted());
            add(ModelEventKind.DELETED, deleted.getAt(), where, null, build, List.of());
        }
    }

    private void addFailure(RecordedFailure failure) {
        List<String> about = new ArrayList<>(List.of(failure.getMessage()));
        if (failure.getJobArn() != null) {
            about.add(Messages.ModelEvents_Job(failure.getJobArn()));
        }
        BuildReference build = BuildReference.of(failure.getBuild(), failure.getJobDeleted());
        add(ModelEventKind.FAILED, failure.getAt(), failure.getEnvironment(), null, build, about);
    }

    private void addOverride(RecordedOverride override) {
        RecordedEnvironment where = override.getEnvironment();
        BuildReference job = BuildReference.ofJob(override.getJob(), override.getWithdrawn());
        List<String> why = List.of(override.getReason());
        add(ModelEventKind.OVERRIDE_GRANTED, override.getGranted(), where, override.getBy(), job, why);
        add(ModelEventKind.OVERRIDE_USED, override.getUsed(), where, null, job, List.of());
        add(ModelEventKind.OVERRIDE_WITHDRAWN, override.getWithdrawn(), where, null, job, List.of());
    }

    private void addRecall(RecordedRecall recall) {
        String by = recall.getBy().isEmpty() ? null : recall.getBy();
        add(ModelEventKind.RECALLED, recall.getRecalled(), null, by, null, List.of(recall.getReason()));
    }

    /** @param at null if it has not happened */
    private void add(
            ModelEventKind kind,
            @CheckForNull String at,
            @CheckForNull RecordedEnvironment where,
            @CheckForNull String by,
            @CheckForNull BuildReference build,
            List<String> details) {
        if (at != null) {
            events.add(new ModelEvent(kind, Instant.parse(at), where, by, build, details));
        }
    }
}
