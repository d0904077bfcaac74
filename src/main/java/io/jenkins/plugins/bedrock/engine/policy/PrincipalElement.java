package io.jenkins.plugins.bedrock.engine.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Principal and NotPrincipal of a resource policy's statement (AWS JSON policy elements: Principal; NotPrincipal).
 *
 * <p>Principals take no wildcard but a {@code *} that stands for everybody.
 */
final class PrincipalElement {

    private static final List<String> TYPES = List.of("AWS", "Service", "Federated", "CanonicalUser");

    private static final Answer APART = Answer.dependsOn(
            "whether the service checks account, role and session apart, which NotPrincipal does not all name");

    private final Principal caller;
    private final boolean callerHasBoundary;

    PrincipalElement(Principal caller, boolean callerHasBoundary) {
        this.caller = caller;
        this.callerHasBoundary = callerHasBoundary;
    }

    /** How the statement speaks of the caller; a statement without a principal speaks of nobody. */
    PrincipalMatch match(Statement statement) {
        if (statement.has("Principal")) {
            return named(statement, "Principal");
        }
        if (!statement.has("NotPrincipal")) {
            return PrincipalMatch.NONE;
        }
        return PrincipalMatch.direct(statement.isDeny() ? notExempt(statement) : notNamed(statement));
    }

    private PrincipalMatch named(Statement statement, String element) {
        PrincipalMatch match = PrincipalMatch.direct(unknownForm(statement.element(element)));
        if (!match.direct().isNo()) {
            return match;
        }
        for (String type : TYPES) {
            for (String value : statement.principals(element, type)) {
                match = match.or(value(type, value));
            }
        }
        return match;
    }

    private PrincipalMatch value(String type, String value) {
        return switch (type) {
            case "AWS" -> aws(value);
            case "Service" ->
                PrincipalMatch.direct(
                        Answer.of(caller.kind() == Principal.Kind.SERVICE && isOrAll(value, caller.name())));
            case "Federated" ->
                PrincipalMatch.direct(
                        Answer.of(caller.kind() == Principal.Kind.FEDERATED && isOrAll(value, caller.name())));
            default -> canonicalUser();
        };
    }

    private PrincipalMatch aws(String value) {
        if (value.equals("*")) {
            return PrincipalMatch.direct(Answer.YES);
        }
        return switch (caller.kind()) {
            case ROOT -> PrincipalMatch.direct(Answer.of(isCallersAccount(value)));
            case USER ->
                PrincipalMatch.account(Answer.of(isCallersAccount(value)))
                        .or(PrincipalMatch.direct(Answer.of(value.equals(caller.arn()))));
            case ROLE_SESSION ->
                PrincipalMatch.account(Answer.of(isCallersAccount(value)))
                        .or(PrincipalMatch.role(Answer.of(value.equals(caller.arn()))))
                        .or(PrincipalMatch.direct(session(value)));
            case SERVICE, FEDERATED, ANONYMOUS -> PrincipalMatch.NONE;
        };
    }

    private Answer session(String value) {
        if (!value.startsWith(caller.sessionArnPrefix())) {
            return Answer.NO;
        }
        return caller.sessionArn()
                .map(arn -> Answer.of(arn.equals(value)))
                .orElseGet(() -> Answer.dependsOn("the name of the role session, which " + value + " fixes"));
    }

    private boolean isCallersAccount(String value) {
        return caller.hasAccount() && PolicyMeaning.principal(value).equals(caller.account());
    }

    /** A canonical user ID stands for an account, in another notation that only that account can see. */
    private PrincipalMatch canonicalUser() {
        return caller.hasAccount()
                ? PrincipalMatch.account(Answer.dependsOn("whose account a CanonicalUser is"))
                : PrincipalMatch.NONE;
    }

    private static Answer unknownForm(JsonNode principal) {
        boolean everybody = principal.isTextual() && principal.asText().equals("*");
        if (!everybody && !principal.isObject()) {
            return Answer.dependsOn("a principal that is neither * nor an object");
        }
        for (var type : principal.properties()) {
            if (!TYPES.contains(type.getKey()) || !Statement.isOneOrMany(type.getValue())) {
                return Answer.dependsOn("a principal of the type " + type.getKey() + " in a form that is not known");
            }
        }
        return Answer.NO;
    }

    private static boolean isOrAll(String value, String name) {
        return value.equals("*") || value.equals(name);
    }

    private Answer notNamed(Statement statement) {
        return named(statement, "NotPrincipal").any().not();
    }

    /**
     * Whether a Deny with NotPrincipal hits. Services check account, role and session one after the other, so all of
     * them must be exempt; one with a boundary never is (NotPrincipal, "Key points").
     */
    private Answer notExempt(Statement statement) {
        if (callerHasBoundary) {
            return Answer.YES;
        }
        PrincipalMatch named = named(statement, "NotPrincipal");
        List<Answer> levels = new ArrayList<>();
        levels.add(named.direct());
        if (caller.kind() == Principal.Kind.ROLE_SESSION) {
            levels.add(named.role());
        }
        if (caller.hasAccount() && caller.kind() != Principal.Kind.ROOT) {
            levels.add(named.account());
        }
        Answer exempt = levels.stream().reduce(Answer.YES, Answer::and).or(Answer.of(isEverybody(statement)));
        boolean namesCaller = !named.role().isNo() || !named.direct().isNo();
        return exempt.not().and(namesCaller ? APART : Answer.YES);
    }

    private static boolean isEverybody(Statement statement) {
        return statement.principals("NotPrincipal", "AWS").contains("*");
    }
}
