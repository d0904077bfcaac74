package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Our statements in a bucket policy or key policy.
 *
 * <p>Statements that are there already and serve on are left alone; statements of this controller that have expired, or
 * whose roles no longer exist, go with the next write.
 */
final class ResourcePolicyPart implements AccessPart<PolicyChange> {

    private final PolicyHome home;
    private final Ownership ownership;
    private final AccessTerm term;
    private final StatementsUntil statements;
    private final PolicyWriter writer;
    private final Scheduler scheduler;
    private final Set<String> sids;

    /** @param statements the statements that give access until a moment, or for ever */
    ResourcePolicyPart(
            PolicyHome home,
            Ownership ownership,
            AccessTerm term,
            StatementsUntil statements,
            PolicyWriter writer,
            Scheduler scheduler) {
        this.home = home;
        this.ownership = ownership;
        this.term = term;
        this.statements = statements;
        this.writer = writer;
        this.scheduler = scheduler;
        this.sids = statements.until(Optional.empty()).stream()
                .map(statement -> statement.sid().orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public PolicyChange plan() {
        return planned(this::granted);
    }

    @Override
    public List<String> obstacles(PolicyChange change) {
        return PolicyLimits.obstacle(home, change).stream().toList();
    }

    @Override
    public PolicyChange apply(boolean newRole) throws InterruptedException {
        return writer.change(home, this::granted, newRole);
    }

    @Override
    public PolicyChange planRevoke() {
        return planned(this::revoked);
    }

    @Override
    public PolicyChange revoke() throws InterruptedException {
        return writer.change(home, this::revoked, false);
    }

    private PolicyChange planned(UnaryOperator<PolicyDocument> edit) {
        PolicyDocument before = home.read();
        return new PolicyChange(home.arn(), home.name(), before, edit.apply(before));
    }

    private PolicyDocument granted(PolicyDocument policy) {
        Instant now = scheduler.instant();
        List<Statement> wanted = statements.until(term.end(ends(policy), now));
        boolean there = wanted.stream()
                .allMatch(statement -> policy.statement(statement.sid().orElseThrow())
                        .filter(statement::sameMeaning)
                        .isPresent());
        return there ? policy : policy.withStatements(statement -> isReplaced(statement, now), wanted);
    }

    private PolicyDocument revoked(PolicyDocument policy) {
        Instant now = scheduler.instant();
        boolean there = policy.statements().stream().anyMatch(this::isThisAccess);
        return there ? policy.without(statement -> isReplaced(statement, now)) : policy;
    }

    private boolean isReplaced(Statement statement, Instant now) {
        return isThisAccess(statement)
                || (ownership.isOurs(statement) && (StatementEnd.isPast(statement, now) || isDead(statement)));
    }

    /** AWS refuses every policy with such a statement; nobody loses anything with it, for the roles are gone. */
    private static boolean isDead(Statement statement) {
        Set<String> dead = Set.copyOf(PolicyDocument.empty().with(statement).uniqueIdPrincipals());
        return !dead.isEmpty() && dead.containsAll(statement.awsPrincipals());
    }

    private boolean isThisAccess(Statement statement) {
        return statement.sid().filter(sids::contains).isPresent();
    }

    private Set<Optional<Instant>> ends(PolicyDocument policy) {
        return policy.statements().stream()
                .filter(this::isThisAccess)
                .map(StatementEnd::of)
                .collect(Collectors.toSet());
    }
}
