package io.jenkins.plugins.bedrock.engine.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The clients of all accounts, shared by all builds over one HTTP connection pool.
 *
 * <p>An account that nobody asked for during an hour is closed: sessions carry a build's name, so that their number
 * would grow with every build.
 */
public final class AwsClients implements AutoCloseable {

    private static final Duration KEPT_UNUSED = Duration.ofHours(1);

    private final ClientSettings settings;
    private final Map<AccountAccess, Entry> entries = new HashMap<>();

    /**
     * @param http pool of connections, closed with this
     * @param clock by which sessions end
     * @param retries one of the SDK's own modes
     */
    public AwsClients(SdkHttpClient http, AwsEndpoint endpoint, InstantSource clock, RetryStrategy retries) {
        this.settings = new ClientSettings(http, endpoint, clock, retries);
    }

    /** Where these clients call: AWS, or what stands in for it. */
    public AwsEndpoint endpoint() {
        return settings.endpoint();
    }

    /** The account reached in this way; makes no call. */
    public synchronized AwsAccount account(AccountAccess access) {
        Instant now = settings.clock().instant();
        closeUnusedSince(now.minus(KEPT_UNUSED));
        Entry entry = entries.computeIfAbsent(access, a -> new Entry(new AwsAccount(a, settings)));
        entry.lastUsed = now;
        return entry.account;
    }

    @Override
    public synchronized void close() {
        entries.values().forEach(entry -> entry.account.close());
        entries.clear();
        settings.http().close();
    }

    private void closeUnusedSince(Instant limit) {
        List<AccountAccess> unused = new ArrayList<>();
        entries.forEach((access, entry) -> {
            if (entry.lastUsed.isBefore(limit)) {
                entry.account.close();
                unused.add(access);
            }
        });
        unused.forEach(entries::remove);
    }

    private static final class Entry {
        private final AwsAccount account;
        private Instant lastUsed = Instant.EPOCH;

        private Entry(AwsAccount account) {
            this.account = account;
        }
    }
}
