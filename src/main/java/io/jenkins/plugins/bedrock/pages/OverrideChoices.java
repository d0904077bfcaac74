package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import io.jenkins.plugins.bedrock.config.SeenEnvironment;
import io.jenkins.plugins.bedrock.config.SeenEnvironments;
import io.jenkins.plugins.bedrock.history.BedrockPermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The jobs for which a viewer may override, of those that have promoted anything, and the environments that they use. */
@Restricted(NoExternalUse.class)
public final class OverrideChoices {

    /** Of a list from which people choose; whoever has more jobs uses the desk's own address. */
    private static final int MOST = 100;

    private final Viewer viewer;
    private final boolean possible;

    OverrideChoices(Viewer viewer, boolean possible) {
        this.viewer = viewer;
        this.possible = possible;
    }

    public boolean isPossible() {
        return jobs().findFirst().isPresent();
    }

    /** Their full names. */
    @NonNull
    public List<String> getJobs() {
        return jobs().limit(MOST).map(job -> job.getFullName()).toList();
    }

    /** The names of the environments that any of the jobs may use. */
    @NonNull
    public List<String> getEnvironments() {
        return jobs().limit(MOST)
                .flatMap(job -> SeenEnvironments.ofJob(job).stream())
                .map(SeenEnvironment::name)
                .distinct()
                .toList();
    }

    private Stream<Job<?, ?>> jobs() {
        return !possible
                ? Stream.empty()
                : ModelIndex.get().jobs().stream()
                        .sorted()
                        .map(name -> viewer.job(new JobReference(name, false)))
                        .flatMap(Optional::stream)
                        .filter(job -> job.hasPermission(BedrockPermissions.OVERRIDE));
    }
}
