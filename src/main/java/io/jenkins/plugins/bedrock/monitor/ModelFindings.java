package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Looks for what somebody ought to look at, and keeps what was found last, restarts included. Changes nothing in AWS. */
@Extension
@Restricted(NoExternalUse.class)
public final class ModelFindings {

    private final ReportFile<FindingsReport> file =
            new ReportFile<>(FindingsReport.class, "findings.xml", FindingsReport::isWhole);
    private final OneAtATime looking = new OneAtATime();

    /** The ones of this controller. */
    @NonNull
    public static ModelFindings get() {
        return ExtensionList.lookupSingleton(ModelFindings.class);
    }

    /** Begins to look in the background, unless somebody looks already. */
    public void start(@NonNull String by) {
        looking.start(() -> find(by));
    }

    /** Looks on this thread, which has to be SYSTEM's, unless somebody looks already. */
    void run(@NonNull String by) throws InterruptedException {
        looking.run(() -> find(by));
    }

    public boolean isRunning() {
        return looking.isRunning();
    }

    /** Null if nobody has looked yet. Asks nobody. */
    @CheckForNull
    public FindingsReport getLast() {
        return file.last();
    }

    /** Whether there is something to look at. Asks nobody. */
    public boolean isAny() {
        FindingsReport last = getLast();
        return last != null && !last.getFound().isEmpty();
    }

    private void find(String by) throws InterruptedException {
        Findings findings = new Findings();
        new RoleFinder(findings).find();
        new RevocationFinder(findings).find();
        new AccessFinder(findings).find();
        new IdleModelFinder(findings).find(ModelComparisons.get().compare(by));
        new DamagedFileFinder(findings).find();
        AwsConnection connection = AwsConnection.get();
        if (connection.isOpen()) { // what fails because Jenkins stops is nothing to be told of
            file.keep(new FindingsReport(connection.background().scheduler().instant(), by, findings));
        }
    }
}
