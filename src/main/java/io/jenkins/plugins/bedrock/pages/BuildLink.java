package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import java.util.Optional;
import java.util.OptionalInt;
import jenkins.model.lazy.LazyBuildMixIn;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A build or a job, for the tag {@code build}: with a link if it is there and the viewer may see it. No build is loaded
 * to find that out.
 */
@ExportedBean(defaultVisibility = BoardPage.ALWAYS)
@Restricted(NoExternalUse.class)
public final class BuildLink {

    private final String name;
    private final String url;

    private BuildLink(String name, String url) {
        this.name = name;
        this.url = url;
    }

    @NonNull
    static BuildLink of(@NonNull BuildReference build, @NonNull Viewer viewer) {
        Optional<Job<?, ?>> job = viewer.job(build.job());
        String name = Shown.name(job.map(there -> displayName(there, build)).orElse(build.name()));
        return new BuildLink(name, job.map(there -> url(there, build.number())).orElse(null));
    }

    /** For example {@code Promotions » Support bot #12}, as the job is displayed. */
    @Exported
    @NonNull
    public String getName() {
        return name;
    }

    /** Below the address of Jenkins; null if there is nothing to see. */
    @Exported
    @CheckForNull
    public String getUrl() {
        return url;
    }

    private static String displayName(Job<?, ?> job, BuildReference build) {
        String number = build.number().isPresent() ? " #" + build.number().getAsInt() : "";
        return job.getFullDisplayName() + number;
    }

    private static String url(Job<?, ?> job, OptionalInt number) {
        if (number.isEmpty()) {
            return job.getUrl();
        }
        return isThere(job, number.getAsInt()) ? job.getUrl() + number.getAsInt() + "/" : null;
    }

    private static boolean isThere(Job<?, ?> job, int number) {
        return job instanceof LazyBuildMixIn.LazyLoadingJob<?, ?> lazy
                ? lazy.getLazyBuildMixIn()._getRuns().runExists(number)
                : job.getBuildByNumber(number) != null;
    }
}
