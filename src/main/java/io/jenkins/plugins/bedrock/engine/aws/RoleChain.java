package io.jenkins.plugins.bedrock.engine.aws;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** The sessions of the roles that lead into an account, each assumed with the one before. */
final class RoleChain implements AutoCloseable {

    private final List<RoleSession> sessions = new ArrayList<>();
    private final AwsCredentialsProvider credentials;

    RoleChain(AccountAccess access, ClientSettings settings) {
        AwsCredentialsProvider assuming = access.base().provider();
        for (RoleAssumption role : access.roles()) {
            StsClient sts = settings.build(StsClient.builder(), access.region(), assuming);
            AssumeRoleRequest request = request(role, access.session(), !sessions.isEmpty());
            RoleSession session = new RoleSession(sts, request, settings.clock());
            sessions.add(session);
            assuming = session;
        }
        this.credentials = assuming;
    }

    /** Those of the last role, or the base credentials if there is none. */
    AwsCredentialsProvider credentials() {
        return credentials;
    }

    /** Forgets all sessions; the next call opens others. */
    void renew() {
        sessions.forEach(RoleSession::renew);
    }

    @Override
    public void close() {
        for (int last = sessions.size() - 1; last >= 0; last--) {
            sessions.get(last).close();
        }
    }

    private static AssumeRoleRequest request(RoleAssumption assumption, SessionName session, boolean chained) {
        long seconds = assumption.duration().toSeconds();
        return AssumeRoleRequest.builder()
                .roleArn(assumption.role().value())
                .roleSessionName(session.value())
                .durationSeconds(
                        (int) (chained ? Math.min(seconds, RoleAssumption.CHAINED_MAXIMUM.toSeconds()) : seconds))
                .externalId(assumption.externalId().orElse(null))
                .sourceIdentity(assumption.sourceIdentity().orElse(null))
                .build();
    }
}
