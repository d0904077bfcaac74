package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.builds.RememberedImport;
import io.jenkins.plugins.bedrock.builds.RememberedInspection;
import io.jenkins.plugins.bedrock.builds.RememberedMoment;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.RecordedDeletion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to a model in an environment, in the order of time, and what took how long. */
final class BuildTimeline {

    private final List<BuildMoment> entries = new ArrayList<>();

    private final BranchNames branches;

    private BuildTimeline(BranchNames branches) {
        this.branches = branches;
    }

    /** @param recorded of the model: what another build has done since is in there */
    @NonNull
    static List<BuildMoment> of(
            @NonNull BranchNames branches,
            @NonNull List<RememberedInspection> inspections,
            @NonNull List<RememberedImport> imports,
            @NonNull List<RememberedMoment> moments,
            @NonNull LedgerNews recorded) {
        BuildTimeline timeline = new BuildTimeline(branches);
        inspections.forEach(timeline::add);
        imports.forEach(timeline::add);
        moments.forEach(timeline::add);
        if (isNew(Kind.ACCEPTED, moments)) {
            recorded.entry().flatMap(PromotionRecord::accepted).ifPresent(timeline::addAcceptedSince);
        }
        if (isNew(Kind.MODEL_DELETED, moments)) {
            recorded.deletion().map(RecordedDeletion::getAt).map(Instant::parse).ifPresent(timeline::addDeletedSince);
        }
        return timeline.withDurations();
    }

    private static boolean isNew(Kind kind, List<RememberedMoment> moments) {
        return moments.stream().noneMatch(moment -> moment.kind() == kind);
    }

    private void add(RememberedInspection inspection) {
        add("INSPECTED", Messages.BuildTimeline_inspected(), inspection.getAt(), "", inspection.getResult());
    }

    private void add(RememberedImport asked) {
        add("IMPORT_ASKED", Messages.BuildTimeline_importAsked(), asked.asked(), asked.branch(), "");
    }

    private void add(RememberedMoment moment) {
        add(moment.kind().name(), label(moment.kind()), moment.at(), moment.branch(), moment.text());
    }

    private void addAcceptedSince(Instant at) {
        add(Kind.ACCEPTED.name(), label(Kind.ACCEPTED), at, "", Messages.BuildTimeline_byAnotherBuild());
    }

    private void addDeletedSince(Instant at) {
        add(Kind.MODEL_DELETED.name(), label(Kind.MODEL_DELETED), at, "", "");
    }

    private void add(String kind, String label, Instant at, String branch, String text) {
        entries.add(new BuildMoment(kind, label, at, branches.of(branch), text, null));
    }

    /** Of what happened in the same millisecond, what was asked for comes before what came of it. */
    private List<BuildMoment> withDurations() {
        entries.sort(Comparator.comparing(BuildMoment::at));
        List<BuildMoment> timed = new ArrayList<>();
        for (BuildMoment entry : entries) {
            timed.add(timed.isEmpty() ? entry : entry.after(timed.get(timed.size() - 1)));
        }
        return timed;
    }

    private static String label(Kind kind) {
        return switch (kind) {
            case ACCESS_GIVEN -> Messages.BuildTimeline_accessGiven();
            case ACCESS_FAILED -> Messages.BuildTimeline_accessFailed();
            case IMPORT_STARTED -> Messages.BuildTimeline_importStarted();
            case IMPORT_REFUSED -> Messages.BuildTimeline_importRefused();
            case IMPORT_COMPLETED -> Messages.BuildTimeline_importCompleted();
            case IMPORT_FAILED -> Messages.BuildTimeline_importFailed();
            case MODEL_MOVED -> Messages.BuildTimeline_modelMoved();
            case WAIT_ENDED -> Messages.BuildTimeline_waitEnded();
            case TEST_PASSED -> Messages.BuildTimeline_testPassed();
            case TEST_FAILED -> Messages.BuildTimeline_testFailed();
            case ACCEPTED -> Messages.BuildTimeline_accepted();
            case ACCESS_REVOKED -> Messages.BuildTimeline_accessRevoked();
            case REVOCATION_FAILED -> Messages.BuildTimeline_revocationFailed();
            case MODEL_DELETED -> Messages.BuildTimeline_modelDeleted();
        };
    }
}
