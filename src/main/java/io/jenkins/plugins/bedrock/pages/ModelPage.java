package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Api;
import hudson.model.ModelObject;
import hudson.security.ACL;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.history.BedrockPermissions;
import io.jenkins.plugins.bedrock.history.RecordedEnvironment;
import io.jenkins.plugins.bedrock.history.RecordedOverride;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The history of one model, and what may be decided about it; of one request. */
@ExportedBean(defaultVisibility = BoardPage.ALWAYS)
@Restricted(NoExternalUse.class)
public final class ModelPage implements ModelObject {

    /** A model that is promoted again and again has a long history. */
    static final int SIZE = 100;

    private final VisibleModel model;
    private final Viewer viewer;
    private final List<ModelEvent> events;
    private final Paging paging;
    private final Map<EnvironmentId, EnvironmentLabel> labels = new HashMap<>();

    ModelPage(VisibleModel model, Viewer viewer) {
        this.model = model;
        this.viewer = viewer;
        this.events = model.events();
        this.paging = Paging.of(Stapler.getCurrentRequest2(), SIZE, events.size(), "");
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return model.title();
    }

    /** What its versions are called, the latest first. */
    @Exported
    @NonNull
    public List<String> getVersions() {
        return List.copyOf(model.versions());
    }

    /** {@code sha256:} and 64 hexadecimal digits. */
    @Exported
    @NonNull
    public String getDigest() {
        return model.digest().toString();
    }

    /** What the digest rests on; null if that is not known. */
    @Exported
    @CheckForNull
    public String getStrength() {
        return model.strength().orElse(null);
    }

    /** Why the model is refused everywhere; null if it is not. */
    @Exported
    @CheckForNull
    public String getRecalled() {
        return model.recalled().map(Shown::sentence).orElse(null);
    }

    /** The other digests of the same objects. */
    @NonNull
    public List<BoardRow> getSameObjects() {
        return model.sameObjects().stream()
                .map(other -> new BoardRow(other, List.of()))
                .toList();
    }

    /** What has become of it, in each environment for which it was ever on its way. */
    @Exported(name = "environments", inline = true)
    @NonNull
    public List<BoardCell> getCells() {
        return EnvironmentLabel.inOrder(Place.controller().environments(), model.environments()).stream()
                .map(model::in)
                .filter(Objects::nonNull)
                .toList();
    }

    @NonNull
    public Paging getPaging() {
        return paging;
    }

    /** How many there are at all. */
    @Exported
    public int getTotalEvents() {
        return paging.getTotal();
    }

    @Exported
    public int getPage() {
        return paging.getPage();
    }

    @Exported
    public int getPages() {
        return paging.getPages();
    }

    /** What has happened to it, the latest first. */
    @Exported(inline = true)
    @NonNull
    public List<TimelineEntry> getEvents() {
        return paging.of(events).stream()
                .map(event -> new TimelineEntry(event, label(event.environment()), viewer))
                .toList();
    }

    /** Those that let the model in at the next opportunity. */
    @NonNull
    public List<OpenOverride> getOpenOverrides() {
        return model.openOverrides().stream().map(this::open).toList();
    }

    /** The remote API. */
    @NonNull
    public Api getApi() {
        return new Api(this);
    }

    /** Whether the one who asks may recall the model, which is not recalled yet. */
    public boolean isRecallable() {
        return isSignedIn() && model.recalled().isEmpty() && Jenkins.get().hasPermission(BedrockPermissions.RECALL);
    }

    /** What the one who asks may override. */
    @NonNull
    public OverrideChoices getOverrides() {
        return new OverrideChoices(viewer, isSignedIn() && model.recalled().isEmpty());
    }

    /** Whoever decides has a name. */
    private static boolean isSignedIn() {
        return !ACL.isAnonymous2(Jenkins.getAuthentication2());
    }

    private OpenOverride open(RecordedOverride override) {
        BuildReference job = BuildReference.ofJob(override.getJob(), override.getWithdrawn());
        return new OpenOverride(override, label(override.getEnvironment()), BuildLink.of(job, viewer));
    }

    @CheckForNull
    private EnvironmentLabel label(@CheckForNull RecordedEnvironment environment) {
        return environment == null ? null : label(environment.toId());
    }

    private EnvironmentLabel label(EnvironmentId environment) {
        return labels.computeIfAbsent(environment, EnvironmentLabel::of);
    }
}
