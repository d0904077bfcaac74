package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.KmsGrant;
import java.util.Map;
import java.util.Set;

/**
 * A KMS grant that is created or revoked.
 *
 * @param resource the key's ARN
 * @param grant the grant's name
 * @param grantee the ARN of the role that may decrypt
 * @param encryptionContext what the grant is limited to
 */
public record GrantChange(
        String resource, Kind kind, String grant, String grantee, Map<String, String> encryptionContext)
        implements AccessChange {

    public GrantChange {
        encryptionContext = Map.copyOf(encryptionContext);
    }

    /** What becomes of the grant. */
    public enum Kind {
        CREATED("Create", "+ ", true),
        REVOKED("Revoke", "- ", false),
        KEPT("Keep", "  ", true),
        ABSENT("Leave out", "  ", false);

        private final String verb;
        private final String sign;
        private final boolean inForceAfter;

        Kind(String verb, String sign, boolean inForceAfter) {
            this.verb = verb;
            this.sign = sign;
            this.inForceAfter = inForceAfter;
        }
    }

    @Override
    public String summary() {
        return kind.verb + " the grant " + grant + " on key " + resource;
    }

    @Override
    public String diff() {
        return kind.sign + "grant " + grant + ": " + grantee
                + " may Decrypt and DescribeKey for the encryption context " + encryptionContext + "\n";
    }

    @Override
    public boolean isNone() {
        return kind == Kind.KEPT || kind == Kind.ABSENT;
    }

    boolean isInForce(boolean afterwards) {
        return afterwards ? kind.inForceAfter : kind == Kind.REVOKED || kind == Kind.KEPT;
    }

    KmsGrant asGrant() {
        return new KmsGrant(grant, grant, grantee, null, Set.of("Decrypt", "DescribeKey"), Map.of(), encryptionContext);
    }
}
