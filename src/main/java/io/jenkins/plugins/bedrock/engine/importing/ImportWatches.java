package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.RoleAssumption;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** The watches of a controller: one for each account, Region and credential at one endpoint. */
public final class ImportWatches {

    private static final SessionName SESSION = new SessionName("jenkins-import-watch");

    private final AwsClients clients;
    private final Scheduler scheduler;
    private final Executor executor;
    private final PollPace pace;
    private final ImportDurations durations;
    private final Map<Credential, ImportWatch> watches = new HashMap<>();

    /**
     * @param executor on which AWS is called and listeners are told
     * @param random for the jitter
     * @param durations from which the watches learn and which they follow
     */
    public ImportWatches(
            AwsClients clients,
            Scheduler scheduler,
            Executor executor,
            RandomGenerator random,
            ImportDurations durations) {
        this.clients = clients;
        this.scheduler = scheduler;
        this.executor = executor;
        this.pace = new PollPace(random);
        this.durations = durations;
    }

    /** What tells watches apart: neither the name of an environment nor that of a build's session. */
    private record Credential(AccountId account, AwsRegion region, BaseCredentials base, List<RoleAssumption> roles) {}

    /** Waits for the end of a job, together with all others who wait there with this credential. */
    public synchronized ImportWatch.Handle await(
            AccountAccess access, AwaitedImport awaited, Instant deadline, ImportListener listener) {
        return of(access).await(awaited, deadline, listener);
    }

    /**
     * The watch through which to wait for the imports of an account. One for which nobody waits is forgotten sooner or
     * later: with each credential that is renewed there comes another.
     */
    public synchronized ImportWatch of(AccountAccess access) {
        Credential credential = new Credential(access.account(), access.region(), access.base(), access.roles());
        watches.entrySet()
                .removeIf(other ->
                        !other.getKey().equals(credential) && other.getValue().isIdle());
        return watches.computeIfAbsent(
                credential,
                key -> new ImportWatch(access.withSession(SESSION), clients, scheduler, executor, pace, durations));
    }

    /** How many there are. */
    synchronized int count() {
        return watches.size();
    }
}
