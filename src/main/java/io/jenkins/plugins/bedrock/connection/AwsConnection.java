package io.jenkins.plugins.bedrock.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.aws.AwsEndpoint;
import io.jenkins.plugins.bedrock.engine.importing.Background;
import io.jenkins.plugins.bedrock.engine.time.ExecutorScheduler;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import jenkins.util.SystemProperties;
import jenkins.util.Timer;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;

/** How this controller reaches AWS; one for all builds, ended when Jenkins stops. */
@Extension
@Restricted(NoExternalUse.class)
public final class AwsConnection {

    /** Only for the demo and for tests: the plain HTTP address on this machine that stands in for AWS. */
    public static final String ENDPOINT = AwsConnection.class.getPackageName() + ".endpoint";

    private static volatile Scheduler clockOfTests;

    private final ExecutorService calls = AwsPool.create("AWS call", AwsPool.CALLS);
    private final ExecutorService operations = AwsPool.create("Bedrock model import", AwsPool.OPERATIONS);
    private final ExecutorService access = AwsPool.create("Bedrock model access", AwsPool.ACCESS);
    private final ExecutorService reading = AwsPool.create("Bedrock model reading", AwsPool.READING);
    private final ExecutorService looking = AwsPool.create("Bedrock model looking", AwsPool.LOOKING);
    private final ModelReadings readings = new ModelReadings(reading, AwsPool.READING);
    private final Scheduler scheduler = clockOfTests == null ? new ExecutorScheduler(Timer.get()) : clockOfTests;
    private final AwsClients clients =
            new AwsClients(new ProxiedHttpClient(), endpoint(), scheduler, AwsRetryStrategy.standardRetryStrategy());
    private volatile boolean open = true;

    /** The one of this controller. */
    @NonNull
    public static AwsConnection get() {
        return ExtensionList.lookupSingleton(AwsConnection.class);
    }

    /** For tests: another time than the machine's, for every connection that is made from now on; null takes it back. */
    public static void useClock(@CheckForNull Scheduler other) {
        clockOfTests = other;
    }

    /** Clients and sessions, shared by all builds. */
    @NonNull
    public AwsClients clients() {
        return clients;
    }

    /** What waits without a thread gets on with this: each task of its pool is a call to AWS or two. */
    @NonNull
    public Background background() {
        return new Background(clients, scheduler, calls);
    }

    /** What blocks while AWS is asked: never the threads that builds' programs run on. */
    @NonNull
    public ExecutorService operations() {
        return operations;
    }

    /** What gives and takes access: it waits for other writers of a policy, and until AWS shows a change. */
    @NonNull
    public ExecutorService access() {
        return access;
    }

    /** What looks for new models: however many triggers there are, no build waits for these. */
    @NonNull
    public ExecutorService looking() {
        return looking;
    }

    /** What reads whole models, which may take hours: few at a time, and nothing else waits for these. */
    @NonNull
    public ModelReadings readings() {
        return readings;
    }

    /** Whether Jenkins has not ended this yet: what fails afterwards has failed for that, and is done after the restart. */
    public boolean isOpen() {
        return open;
    }

    /** Ends what is under way; whoever waits finds out again after the restart. */
    @Terminator
    @Restricted(NoExternalUse.class)
    public static void close() {
        ExtensionList.lookup(AwsConnection.class).forEach(AwsConnection::end);
    }

    private void end() {
        open = false;
        looking.shutdownNow();
        reading.shutdownNow();
        access.shutdownNow();
        operations.shutdownNow();
        calls.shutdownNow();
        clients.close();
    }

    private static AwsEndpoint endpoint() {
        String address = SystemProperties.getString(ENDPOINT);
        return address == null ? AwsEndpoint.AWS : AwsEndpoint.loopback(URI.create(address));
    }
}
