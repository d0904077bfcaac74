package io.jenkins.plugins.bedrock.embeddedaws.access;

import java.util.Map;
import java.util.TreeMap;

/**
 * Who makes a request, as far as authentication can tell.
 *
 * @param kind what sort of principal
 * @param account the account that the principal belongs to; empty for a service
 * @param arn the ARN of the user or session (as GetCallerIdentity says it), or the service's name
 * @param principalArn the ARN as {@code aws:PrincipalArn} has it: for a session that of its role
 * @param userId the unique ID, for a session with the session's name after a colon
 * @param permissions the policies that are attached to the caller
 * @param facts condition keys that come with the caller, e.g. {@code aws:PrincipalTag/team}
 */
public record Caller(
        Kind kind,
        String account,
        String arn,
        String principalArn,
        String userId,
        Permissions permissions,
        Map<String, String> facts) {

    /** An identity policy that allows everything, as AWS's AdministratorAccess does. */
    public static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    /** The sorts of principals. */
    public enum Kind {
        ROOT("Account"),
        USER("User"),
        ROLE_SESSION("AssumedRole"),
        SERVICE("Service");

        private final String principalType;

        Kind(String principalType) {
            this.principalType = principalType;
        }

        /** The value of {@code aws:PrincipalType}. */
        public String principalType() {
            return principalType;
        }
    }

    /** Copies the facts. */
    public Caller {
        facts = Map.copyOf(facts);
    }

    /** An AWS service, which has no policies of its own. */
    public static Caller service(String name) {
        return new Caller(Kind.SERVICE, "", name, name, name, Permissions.NONE, Map.of());
    }

    /** An account's root user, who may do everything within the account. */
    public static Caller root(String partition, String account) {
        String arn = "arn:" + partition + ":iam::" + account + ":root";
        return new Caller(Kind.ROOT, account, arn, arn, account, Permissions.ALL, Map.of());
    }

    /** The same caller with one more fact. */
    public Caller with(String key, String value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(key, value);
        return new Caller(kind, account, arn, principalArn, userId, permissions, more);
    }
}
