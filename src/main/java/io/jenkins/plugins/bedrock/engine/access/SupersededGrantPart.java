package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A grant from a time when the access had no end, where it has one now: a grant never ends by itself, so it goes, unless
 * another model of the bucket that is open until it is revoked counts on it.
 */
record SupersededGrantPart(KeyGrantPart grant, BucketPolicy bucket) implements AccessPart<GrantChange> {

    @Override
    public GrantChange plan() {
        GrantChange revoked = grant.planRevoke();
        return revoked.isNone() || !isCountedOn() ? revoked : grant.plan();
    }

    @Override
    public List<String> obstacles(GrantChange change) {
        return List.of();
    }

    @Override
    public GrantChange apply(boolean newRole) throws InterruptedException {
        GrantChange planned = plan();
        return planned.isNone() ? planned : grant.revoke();
    }

    @Override
    public GrantChange planRevoke() {
        return grant.planRevoke();
    }

    @Override
    public GrantChange revoke() throws InterruptedException {
        return grant.revoke();
    }

    private boolean isCountedOn() {
        Set<String> thisAccess = new BucketStatements(grant.ownership(), grant.access())
                .until(Optional.empty()).stream()
                        .flatMap(statement -> statement.sid().stream())
                        .collect(Collectors.toSet());
        return bucket.read().statements().stream()
                .filter(statement -> grant.ownership().isOurs(statement))
                .filter(statement ->
                        statement.sid().filter(thisAccess::contains).isEmpty())
                .filter(statement -> StatementEnd.of(statement).isEmpty())
                .anyMatch(this::namesTheRole);
    }

    private boolean namesTheRole(Statement statement) {
        return statement.awsPrincipals().contains(grant.reader().role().value());
    }
}
