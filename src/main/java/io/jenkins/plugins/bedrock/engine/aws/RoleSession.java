package io.jenkins.plugins.bedrock.engine.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * A session of a role that renews itself, so that a wait may outlast what STS gives.
 *
 * <p>The SDK's provider renews shortly before the end by the machine's clock. This adds the two ends that it does not
 * see: the clock in use says that the session is over, or AWS says so ({@link #renew()}).
 */
final class RoleSession implements AwsCredentialsProvider, AutoCloseable {

    /** As the SDK's provider: a call on its way, or AWS's clock a little ahead, must not meet the end. */
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final StsClient sts;
    private final Supplier<StsAssumeRoleCredentialsProvider> opening;
    private StsAssumeRoleCredentialsProvider current;

    /** @param sts a client with the credentials that assume the role; closed with this session */
    RoleSession(StsClient sts, AssumeRoleRequest request, InstantSource clock) {
        this.clock = clock;
        this.sts = sts;
        this.opening = () -> StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request)
                .build();
        this.current = opening.get();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        AwsCredentials credentials = provider().resolveCredentials();
        if (isOver(credentials)) {
            renew();
            return provider().resolveCredentials();
        }
        return credentials;
    }

    /** Forgets the session; the next call opens another. */
    synchronized void renew() {
        current.close();
        current = opening.get();
    }

    @Override
    public synchronized void close() {
        current.close();
        sts.close();
    }

    private synchronized AwsCredentialsProvider provider() {
        return current;
    }

    private boolean isOver(AwsCredentials credentials) {
        return credentials instanceof AwsSessionCredentials session
                && session.expirationTime()
                        .map(end -> !clock.instant().isBefore(end.minus(BEFORE_THE_END)))
                        .orElse(false);
    }
}
