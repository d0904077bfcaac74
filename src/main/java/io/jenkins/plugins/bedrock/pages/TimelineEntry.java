package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Something that has happened to a model, as its page shows it. */
@ExportedBean(defaultVisibility = BoardPage.ALWAYS)
@Restricted(NoExternalUse.class)
public final class TimelineEntry {

    private final ModelEvent event;
    private final EnvironmentLabel environment;
    private final BuildLink build;

    /** @param environment null for what concerns all */
    TimelineEntry(ModelEvent event, @CheckForNull EnvironmentLabel environment, Viewer viewer) {
        this.event = event;
        this.environment = environment;
        BuildReference doneBy = event.build();
        this.build = doneBy == null ? null : BuildLink.of(doneBy, viewer);
    }

    @Exported
    @NonNull
    public ModelEventKind getKind() {
        return event.kind();
    }

    @NonNull
    public Moment getAt() {
        return Moment.of(event.at());
    }

    /** For example {@code 2026-11-24T15:30:00Z}. */
    @Exported(name = "at")
    @NonNull
    public String getAtText() {
        return getAt().getIso();
    }

    /** Null for all of them. */
    @Exported
    @CheckForNull
    public EnvironmentLabel getEnvironment() {
        return environment;
    }

    /** The ID of a user; null if no person did it, or it is not known who. */
    @Exported
    @CheckForNull
    public String getBy() {
        String user = event.by();
        return user == null ? null : Shown.name(user);
    }

    /** Which build did it, or for which job it was done; null for none. */
    @Exported
    @CheckForNull
    public BuildLink getBuild() {
        return build;
    }

    /** Sentences. */
    @Exported
    @NonNull
    public List<String> getDetails() {
        return event.details().stream().map(Shown::sentence).toList();
    }
}
