package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.history.RecordedOverride;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** An override that was not used yet, as the page of its model shows it. */
@Restricted(NoExternalUse.class)
public final class OpenOverride {

    private final RecordedOverride override;
    private final EnvironmentLabel environment;
    private final BuildLink job;

    OpenOverride(RecordedOverride override, EnvironmentLabel environment, BuildLink job) {
        this.override = override;
        this.environment = environment;
        this.job = job;
    }

    @NonNull
    public EnvironmentLabel getEnvironment() {
        return environment;
    }

    @NonNull
    public BuildLink getJob() {
        return job;
    }

    @NonNull
    public String getBy() {
        return Shown.name(override.getBy());
    }

    @NonNull
    public Moment getGranted() {
        return Moment.parse(override.getGranted());
    }

    @NonNull
    public String getReason() {
        return Shown.sentence(override.getReason());
    }
}
