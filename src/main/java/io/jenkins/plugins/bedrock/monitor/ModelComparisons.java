package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bedrock.builds.ControllerEngine;
import io.jenkins.plugins.bedrock.config.DefinedEnvironment;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.operation.CompareModels;
import io.jenkins.plugins.bedrock.engine.operation.ModelComparison;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.RecordedModels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Compares what the ledger knows of imported models with what AWS shows, in every environment that is defined. Changes
 * neither. The last result is kept, and outlives restarts.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ModelComparisons {

    private static final SessionName SESSION = new SessionName("jenkins-comparison");

    private final ReportFile<ComparisonReport> file =
            new ReportFile<>(ComparisonReport.class, "comparison.xml", ComparisonReport::isWhole);
    private final OneAtATime background = new OneAtATime();
    private final ReentrantLock asking = new ReentrantLock();

    /** The ones of this controller. */
    @NonNull
    public static ModelComparisons get() {
        return ExtensionList.lookupSingleton(ModelComparisons.class);
    }

    /** Begins in the background, unless one is under way. */
    public void start(@NonNull String by) {
        background.start(() -> compare(by));
    }

    public boolean isRunning() {
        return background.isRunning();
    }

    /** Null if nothing was compared yet. Asks nobody. */
    @CheckForNull
    public ComparisonReport getLast() {
        return file.last();
    }

    /** Asks AWS, on this thread, which has to be SYSTEM's; after another comparison, if one is under way. */
    @NonNull
    ComparisonReport compare(@NonNull String by) throws InterruptedException {
        asking.lockInterruptibly();
        try {
            List<ComparedEnvironment> compared = new ArrayList<>();
            for (DefinedEnvironment environment : DefinedEnvironment.all()) {
                compared.add(compared(environment));
            }
            AwsConnection connection = AwsConnection.get();
            ComparisonReport report =
                    new ComparisonReport(connection.background().scheduler().instant(), by, compared);
            if (connection.isOpen()) { // what fails because Jenkins stops is no result
                file.keep(report);
            }
            return report;
        } finally {
            asking.unlock();
        }
    }

    /** Whatever is wrong with one environment does not keep the others from being asked. */
    private static ComparedEnvironment compared(DefinedEnvironment defined) throws InterruptedException {
        try {
            Environment environment = defined.toEngine(SESSION);
            ModelComparison comparison = new CompareModels(
                            ControllerEngine.get().engine())
                    .run(environment, RecordedModels.besides(FileLedger.get(), environment.id()));
            return ComparedEnvironment.of(defined, environment, comparison);
        } catch (RuntimeException e) {
            return ComparedEnvironment.failed(defined, Sentence.of(e));
        }
    }
}
