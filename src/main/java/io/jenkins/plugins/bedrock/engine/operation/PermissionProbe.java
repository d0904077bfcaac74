package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.operation.TriedPermission.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tries calls that change nothing, and keeps what AWS said. AWS asks for the permission before it looks for the resource:
 * "not found" is a yes.
 */
final class PermissionProbe {

    private static final int FORBIDDEN = 403;
    private static final String NO_BUCKET = "NoSuchBucket";

    private final AwsAccount account;
    private final List<TriedPermission> tried = new ArrayList<>();

    PermissionProbe(AwsAccount account) {
        this.account = account;
    }

    AwsAccount account() {
        return account;
    }

    List<TriedPermission> tried() {
        return List.copyOf(tried);
    }

    /**
     * Makes a call.
     *
     * @param attempt what is attempted, to follow "Could not"
     * @return what AWS answered; no value if it was an error
     */
    <T> Optional<T> attempt(String permission, String attempt, Supplier<T> call) {
        try {
            Optional<T> answer = Optional.of(account.call(attempt, call));
            tried.add(new TriedPermission(permission, Outcome.ALLOWED, "Allowed."));
            return answer;
        } catch (AwsProblem problem) {
            tried.add(new TriedPermission(permission, outcome(problem), sentence(problem)));
            return Optional.empty();
        }
    }

    /** Whether the last attempt was let through. */
    boolean lastWasAllowed() {
        return !tried.isEmpty() && tried.get(tried.size() - 1).outcome() == Outcome.ALLOWED;
    }

    /** Notes permissions that are used by calls which change something. */
    void leaveOut(String on, String... permissions) {
        for (String permission : permissions) {
            notTried(permission + on, "Not tried, because it would change something.");
        }
    }

    void notTried(String permission, String reason) {
        tried.add(new TriedPermission(permission, Outcome.NOT_TRIED, reason));
    }

    private static Outcome outcome(AwsProblem problem) {
        if (problem.isPassing() || problem.status() == 0) {
            return Outcome.NOT_TRIED;
        }
        boolean refused = problem.isAccessDenied() || problem.status() == FORBIDDEN || NO_BUCKET.equals(problem.code());
        return refused ? Outcome.MISSING : Outcome.ALLOWED;
    }

    private static String sentence(AwsProblem problem) {
        return outcome(problem) == Outcome.ALLOWED
                ? "Allowed; AWS answered " + problem.code() + "."
                : problem.getMessage();
    }
}
