package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.history.RecordedDeletion;
import io.jenkins.plugins.bedrock.history.RecordedFailure;
import io.jenkins.plugins.bedrock.history.RecordedImport;
import java.time.Instant;
import java.util.OptionalInt;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What has become of one model in one environment. */
@ExportedBean(defaultVisibility = BoardPage.ALWAYS)
@Restricted(NoExternalUse.class)
public final class BoardCell {

    private final EnvironmentLabel environment;
    private final ModelState state;
    private final Moment since;
    private final BuildLink build;
    private final String note;
    private final Integer modelUnits;
    private final boolean current;

    private BoardCell(
            EnvironmentLabel environment,
            ModelState state,
            String since,
            BuildLink build,
            @CheckForNull String note,
            @CheckForNull RecordedImport entry) {
        this.environment = environment;
        this.state = state;
        this.since = Moment.parse(since);
        this.build = build;
        this.note = note;
        OptionalInt units =
                entry == null ? OptionalInt.empty() : entry.getDetails().modelUnits();
        this.modelUnits = units.isPresent() ? units.getAsInt() : null;
        this.current =
                state == ModelState.ACCEPTED && ModelIndex.get().current().isCurrent(entry);
    }

    /**
     * What the last import there has come to, or the attempt after it.
     *
     * @return null if there was neither
     */
    @CheckForNull
    static BoardCell of(
            @NonNull EnvironmentLabel where,
            @CheckForNull RecordedImport entry,
            @CheckForNull RecordedFailure failure,
            @NonNull Viewer viewer) {
        if (failure != null && hasFailed(entry, failure)) {
            BuildReference by = BuildReference.of(failure.getBuild(), failure.getJobDeleted());
            return new BoardCell(
                    where,
                    ModelState.FAILED,
                    failure.getAt(),
                    BuildLink.of(by, viewer),
                    Shown.sentence(failure.getMessage()),
                    null);
        }
        return entry == null ? null : of(where, entry, viewer);
    }

    private static BoardCell of(EnvironmentLabel where, RecordedImport entry, Viewer viewer) {
        BuildReference by = BuildReference.of(entry.getBuild(), entry.getJobDeleted());
        RecordedDeletion deletion = entry.getDetails().getDeletion();
        if (deletion != null) {
            BuildReference deleting = BuildReference.of(deletion.getBuild(), deletion.getJobDeleted());
            return new BoardCell(
                    where,
                    ModelState.DELETED,
                    deletion.getAt(),
                    BuildLink.of(viewer.sees(deleting) ? deleting : by, viewer),
                    null,
                    entry);
        }
        ModelState state = state(entry);
        return new BoardCell(where, state, since(entry, state), BuildLink.of(by, viewer), missing(entry, state), entry);
    }

    /**
     * An attempt that failed says nothing of a model that was accepted before and is still there, nor more than is known of
     * files that changed: the build that sees this fails by it, later than it is recorded.
     */
    private static boolean hasFailed(@CheckForNull RecordedImport entry, RecordedFailure failure) {
        if (entry == null) {
            return true;
        }
        Instant failed = Instant.parse(failure.getAt());
        RecordedDeletion deletion = entry.getDetails().getDeletion();
        if (deletion != null) {
            return Instant.parse(deletion.getAt()).isBefore(failed);
        }
        if (entry.getAccepted() != null || isOfMove(entry, failure)) {
            return false;
        }
        String then = entry.getMoved() == null ? entry.getImported() : entry.getMoved();
        return Instant.parse(then).isBefore(failed);
    }

    private static boolean isOfMove(RecordedImport entry, RecordedFailure failure) {
        return entry.getMoved() != null && entry.getJobArn().equals(failure.getJobArn());
    }

    private static ModelState state(RecordedImport entry) {
        if (entry.getMoved() != null) {
            return ModelState.MOVED;
        }
        return entry.getAccepted() == null ? ModelState.IMPORTED : ModelState.ACCEPTED;
    }

    private static String since(RecordedImport entry, ModelState state) {
        switch (state) {
            case MOVED:
                return entry.getMoved();
            case ACCEPTED:
                return entry.getAccepted();
            default:
                return entry.getImported();
        }
    }

    @CheckForNull
    private static String missing(RecordedImport entry, ModelState state) {
        switch (state) {
            case MOVED:
                return Messages.BoardCell_Moved();
            case IMPORTED:
                return entry.getSealed() == null ? Messages.BoardCell_NotSealed() : Messages.BoardCell_NotTested();
            default:
                return null;
        }
    }

    @Exported
    @NonNull
    public EnvironmentLabel getEnvironment() {
        return environment;
    }

    @Exported
    @NonNull
    public ModelState getState() {
        return state;
    }

    @NonNull
    public Moment getSince() {
        return since;
    }

    /** For example {@code 2026-11-24T15:30:00Z}. */
    @Exported(name = "since")
    @NonNull
    public String getSinceText() {
        return since.getIso();
    }

    /** Which build has brought it to this state. */
    @Exported
    @NonNull
    public BuildLink getBuild() {
        return build;
    }

    /** What is missing until it is accepted, or why it failed; null if there is nothing to say. */
    @Exported
    @CheckForNull
    public String getNote() {
        return note;
    }

    /** Custom Model Units per copy; null if that is not known. */
    @Exported
    @CheckForNull
    public Integer getModelUnits() {
        return modelUnits;
    }

    /** Whether it is the version of its model that was published or promoted there last. */
    @Exported
    public boolean isCurrent() {
        return current;
    }
}
