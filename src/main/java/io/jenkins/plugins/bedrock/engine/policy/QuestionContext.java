package io.jenkins.plugins.bedrock.engine.policy;

import io.jenkins.plugins.bedrock.engine.policy.ConditionContext.Lookup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The context keys of a question: those given, and those that follow from the question itself.
 *
 * <p>Source: AWS global condition context keys; IAM policy elements: Variables and tags, "Principal key values"; AWS KMS
 * condition keys. What was given goes first.
 */
final class QuestionContext {

    static final String ENCRYPTION_CONTEXT = "kms:EncryptionContext:";
    private static final String ENCRYPTION_CONTEXT_KEYS = "kms:EncryptionContextKeys";

    private final AccessQuestion question;

    QuestionContext(AccessQuestion question) {
        this.question = question;
    }

    Lookup lookup(String key) {
        ConditionContext given = question.context();
        return given.given(key).or(() -> derived(key)).orElseGet(() -> given.lookup(key));
    }

    /** The names of the encryption context as they are spelt; empty if they are not all known. */
    Optional<List<String>> encryptionContextNames() {
        Optional<Lookup> named = question.context().given(ENCRYPTION_CONTEXT_KEYS);
        if (named.isPresent()) {
            return named.map(Lookup::values);
        }
        return question.context().isComplete()
                ? Optional.of(List.copyOf(question.context().present(ENCRYPTION_CONTEXT)))
                : Optional.empty();
    }

    private Optional<Lookup> derived(String key) {
        Principal caller = question.caller();
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:principalarn" -> Optional.of(presentUnlessEmpty(caller.arn()));
            case "aws:principalaccount", "kms:calleraccount" -> Optional.of(presentUnlessEmpty(caller.account()));
            case "aws:principaltype" -> principalType(caller.kind());
            case "aws:username" ->
                Optional.of(caller.kind() == Principal.Kind.USER ? present(caller.friendlyName()) : Lookup.ABSENT);
            case "aws:userid" -> userId(caller);
            case "aws:principalisawsservice" ->
                Optional.of(
                        caller.kind() == Principal.Kind.ANONYMOUS
                                ? Lookup.ABSENT
                                : present(String.valueOf(caller.kind() == Principal.Kind.SERVICE)));
            case "aws:principalservicename" ->
                Optional.of(caller.kind() == Principal.Kind.SERVICE ? present(caller.name()) : Lookup.ABSENT);
            case "aws:tokenissuetime" ->
                caller.kind() == Principal.Kind.ROLE_SESSION ? Optional.of(Lookup.UNKNOWN) : Optional.empty();
            case "aws:resourceaccount", "s3:resourceaccount" ->
                question.resourceAccount().isEmpty()
                        ? Optional.empty()
                        : Optional.of(present(question.resourceAccount()));
            case "kms:encryptioncontextkeys" ->
                encryptionContextNames().map(names -> Lookup.present(List.copyOf(names)));
            default -> Optional.empty();
        };
    }

    private static Optional<Lookup> principalType(Principal.Kind kind) {
        return switch (kind) {
            case ROOT -> Optional.of(present("Account"));
            case USER -> Optional.of(present("User"));
            case ROLE_SESSION -> Optional.of(present("AssumedRole"));
            case ANONYMOUS -> Optional.of(present("Anonymous"));
            case SERVICE, FEDERATED -> Optional.empty();
        };
    }

    /** Users and sessions always have a unique ID; unless it was given, it is not known here. */
    private static Optional<Lookup> userId(Principal caller) {
        return switch (caller.kind()) {
            case ROOT -> Optional.of(present(caller.account()));
            case USER, ROLE_SESSION -> Optional.of(Lookup.UNKNOWN);
            case ANONYMOUS -> Optional.of(present("anonymous"));
            case SERVICE, FEDERATED -> Optional.empty();
        };
    }

    private static Lookup presentUnlessEmpty(String value) {
        return value.isEmpty() ? Lookup.ABSENT : present(value);
    }

    private static Lookup present(String value) {
        return Lookup.present(List.of(value));
    }
}
