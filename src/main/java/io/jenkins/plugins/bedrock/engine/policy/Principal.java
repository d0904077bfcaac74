package io.jenkins.plugins.bedrock.engine.policy;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who asks.
 *
 * @param kind what AWS calls the principal type
 * @param account the 12 digits of the caller's account; empty for services, federated and anonymous callers
 * @param arn the ARN of the role (not of its session), the user or the account's root; else empty
 * @param name the session's name (empty: some session of the role), the service principal or the identity provider;
 *     else empty
 */
public record Principal(Kind kind, String account, String arn, String name) {

    /** The principal types that matter here. */
    public enum Kind {
        /** The root user of an account. */
        ROOT,
        /** An IAM user with its long-term credentials. */
        USER,
        /** A session of an IAM role, which is what every use of a role is. */
        ROLE_SESSION,
        /** An AWS service that calls for itself, such as {@code bedrock.amazonaws.com}. */
        SERVICE,
        /** Somebody signed in at an identity provider, who asks for a role. */
        FEDERATED,
        /** Nobody: a request without a signature. */
        ANONYMOUS
    }

    private static final Pattern ARN = Pattern.compile("arn:([^:]+):iam::(\\d{12}):(role/.+|user/.+|root)");

    public Principal {
        Objects.requireNonNull(kind, "a caller has a kind, such as ROLE_SESSION");
        Objects.requireNonNull(account, "a caller without an account has an empty one");
        Objects.requireNonNull(arn, "a caller without an ARN has an empty one");
        Objects.requireNonNull(name, "a caller without a name has an empty one");
    }

    /** Some session of a role, whatever its name. */
    public static Principal role(String roleArn) {
        return new Principal(Kind.ROLE_SESSION, account(roleArn, "role/"), roleArn, "");
    }

    /** One session of a role. */
    public static Principal roleSession(String roleArn, String sessionName) {
        return new Principal(Kind.ROLE_SESSION, account(roleArn, "role/"), roleArn, sessionName);
    }

    public static Principal user(String userArn) {
        return new Principal(Kind.USER, account(userArn, "user/"), userArn, "");
    }

    /**
     * The root user.
     *
     * @param account its ID or its root ARN
     */
    public static Principal root(String account) {
        String arn = account.startsWith("arn:") ? account : "arn:aws:iam::" + account + ":root";
        return new Principal(Kind.ROOT, account(arn, "root"), arn, "");
    }

    /** A service principal, such as {@code bedrock.amazonaws.com}. */
    public static Principal service(String name) {
        return new Principal(Kind.SERVICE, "", "", name);
    }

    /** Somebody signed in at an identity provider, such as {@code cognito-identity.amazonaws.com}. */
    public static Principal federated(String provider) {
        return new Principal(Kind.FEDERATED, "", "", provider);
    }

    public static Principal anonymous() {
        return new Principal(Kind.ANONYMOUS, "", "", "");
    }

    /** The session's own ARN, where its name is known. A role's path is not part of it. */
    public Optional<String> sessionArn() {
        return kind == Kind.ROLE_SESSION && !name.isEmpty() ? Optional.of(sessionArnPrefix() + name) : Optional.empty();
    }

    /** How a sentence names the caller. */
    public String display() {
        return switch (kind) {
            case SERVICE, FEDERATED -> name;
            case ANONYMOUS -> "an anonymous caller";
            default -> sessionArn().orElse(arn);
        };
    }

    boolean hasAccount() {
        return !account.isEmpty();
    }

    String sessionArnPrefix() {
        String partition = arn.split(":", 3)[1];
        return "arn:" + partition + ":sts::" + account + ":assumed-role/" + friendlyName() + "/";
    }

    /** The name of the user or role without its path. */
    String friendlyName() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static String account(String arn, String resource) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches() || !matcher.group(3).startsWith(resource)) {
            throw new IllegalArgumentException("A caller was not understood, because '" + arn + "' is not an IAM ARN "
                    + "such as arn:aws:iam::111122223333:" + resource + "; give one.");
        }
        return matcher.group(2);
    }
}
