package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Fingerprint;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.config.ReadableItem;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import jenkins.model.FingerprintFacet;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * That a model went to an environment, on the page of its fingerprint. Everybody may open that page, so what is here is
 * shown only to those who may see the build.
 */
@Restricted(NoExternalUse.class)
public final class ModelFingerprintFacet extends FingerprintFacet {

    private final String environment;
    private final String place;
    private final String version;
    private final String job;
    private final int number;
    private final long scheduled;
    private final boolean accepted;

    ModelFingerprintFacet(
            @NonNull Fingerprint fingerprint,
            @NonNull Run<?, ?> run,
            @NonNull String environment,
            @NonNull PromotionRecord entry) {
        super(
                fingerprint,
                entry.accepted()
                        .map(Instant::toEpochMilli)
                        .orElse(entry.imported().toEpochMilli()));
        this.environment = environment;
        this.place = entry.environment().toString();
        this.version = RecordedText.name(entry.version());
        this.job = run.getParent().getFullName();
        this.number = run.getNumber();
        this.scheduled = run.getTimeInMillis();
        this.accepted = entry.isAccepted();
    }

    /** Its name. */
    @NonNull
    public String getEnvironment() {
        return environment;
    }

    /** A short name of the model's version, for people. */
    @NonNull
    public String getVersion() {
        return version;
    }

    /** Whether the environment has accepted the model; if not, it was imported there. */
    public boolean isAccepted() {
        return accepted;
    }

    /** When it has, or when the model was imported. */
    @NonNull
    public Date getWhen() {
        return new Date(getTimestamp());
    }

    /** The name that the build had. */
    @NonNull
    public String getBuild() {
        return job + " #" + number;
    }

    /**
     * The build, whatever its job is called now; null if it is gone, or may not be seen. A build that another job of that
     * name has made is another one.
     */
    @CheckForNull
    public Run<?, ?> getRun() {
        return Stream.concat(Stream.of(job), jobsOfFingerprint())
                .flatMap(name -> ReadableItem.find(name, Job.class).stream())
                .flatMap(there -> Stream.<Run<?, ?>>ofNullable(there.getBuildByNumber(number)))
                .filter(run -> run.getTimeInMillis() == scheduled)
                .findFirst()
                .orElse(null);
    }

    /** Those that have such a build, called as they are now: Jenkins follows them there, and in no facet. */
    private Stream<String> jobsOfFingerprint() {
        Fingerprint fingerprint = getFingerprint();
        return fingerprint.getJobs().stream()
                .filter(name -> fingerprint.getRangeSet(name).includes(number));
    }

    /** Whether the one who looks may see it: as the build, or as what is known of builds that are gone. */
    public boolean isVisible() {
        return getRun() != null || Jenkins.get().hasPermission(BedrockPermissions.READ_HISTORY);
    }

    boolean isOfSameEnvironment(FingerprintFacet other) {
        return other instanceof ModelFingerprintFacet facet && facet.place.equals(place);
    }

    boolean says(FingerprintFacet other) {
        return other instanceof ModelFingerprintFacet facet
                && facet.place.equals(place)
                && facet.accepted == accepted
                && facet.getTimestamp() == getTimestamp();
    }
}
