package io.jenkins.plugins.bedrock.engine.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The clients of all accounts, shared by all builds over one HTTP connection pool.
 *
 * <p>The clients of an account that made no call during an hour are closed: sessions carry a build's name, so that their
 * number would grow with every build. Whoever still holds the account may use it again; its clients are then made anew.
 */
public final class AwsClients implements AutoCloseable {

    private static final Duration KEPT_UNUSED = Duration.ofHours(1);

    private final ClientSettings settings;
    private final Map<AccountAccess, AwsAccount> accounts = new HashMap<>();
    private final Map<AwsAccount, Instant> lastUsed = new HashMap<>();

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
        closeUnusedSince(settings.clock().instant().minus(KEPT_UNUSED));
        AwsAccount account = accounts.computeIfAbsent(access, a -> new AwsAccount(a, settings, this::used));
        used(account);
        return account;
    }

    @Override
    public synchronized void close() {
        lastUsed.keySet().forEach(AwsAccount::close);
        lastUsed.clear();
        accounts.clear();
        settings.http().close();
    }

    private synchronized void used(AwsAccount account) {
        lastUsed.put(account, settings.clock().instant());
    }

    private void closeUnusedSince(Instant limit) {
        List<AwsAccount> unused = lastUsed.entrySet().stream()
                .filter(use -> use.getValue().isBefore(limit))
                .map(Map.Entry::getKey)
                .toList();
        unused.forEach(account -> {
            account.close();
            lastUsed.remove(account);
            accounts.remove(account.access(), account);
        });
    }
}
