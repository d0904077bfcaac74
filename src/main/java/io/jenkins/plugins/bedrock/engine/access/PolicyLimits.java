package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.List;
import java.util.Optional;

/** What AWS refuses in a resource policy whoever sends it; found before the write, and named. */
final class PolicyLimits {

    private PolicyLimits() {}

    static void requireAcceptable(PolicyHome home, PolicyChange change) {
        obstacle(home, change).ifPresent(obstacle -> {
            throw new AccessRefusedException(obstacle);
        });
    }

    static Optional<String> obstacle(PolicyHome home, PolicyChange change) {
        if (change.isNone()) {
            return Optional.empty();
        }
        return deadPrincipals(home, change.after()).or(() -> tooLarge(home, change.after()));
    }

    /**
     * AWS shows a deleted role or user as its unique ID, and refuses every policy that holds one: the next write of
     * whoever owns the other statements fails.
     */
    private static Optional<String> deadPrincipals(PolicyHome home, PolicyDocument policy) {
        List<String> dead = policy.uniqueIdPrincipals();
        if (dead.isEmpty()) {
            return Optional.empty();
        }
        String where = policy.statements().stream()
                .filter(statement ->
                        dead.stream().anyMatch(id -> statement.json().toString().contains(id)))
                .map(statement -> statement.sid().orElse("one without a Sid"))
                .distinct()
                .reduce((a, b) -> a + ", " + b)
                .orElse("one without a Sid");
        return Optional.of("The " + home.name() + " names " + String.join(", ", dead)
                + ", a role or user that no longer exists (statement " + where + "). AWS refuses every new policy with"
                + " such a principal. Nothing was changed. Ask the statement's owner to remove it; a role that was"
                + " made anew under its old name must be named anew, too.");
    }

    private static Optional<String> tooLarge(PolicyHome home, PolicyDocument policy) {
        if (policy.size() <= home.limit()) {
            return Optional.empty();
        }
        long ours = policy.statements().stream()
                .map(Statement::sid)
                .flatMap(Optional::stream)
                .filter(sid -> sid.startsWith(Ownership.PREFIX))
                .count();
        return Optional.of("The " + home.name() + " would have " + policy.size() + " bytes; AWS allows " + home.limit()
                + ". Nothing was changed. " + ours + " of its "
                + policy.statements().size()
                + " statements give access for imports: revoke the access to models that are no longer imported.");
    }
}
