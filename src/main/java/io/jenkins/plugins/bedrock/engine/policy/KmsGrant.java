package io.jenkins.plugins.bedrock.engine.policy;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A grant on a KMS key, as ListGrants returns it (KMS API: GrantListEntry).
 *
 * @param id the grant ID
 * @param name its name; empty if it has none
 * @param granteePrincipalArn who may use it: role, session, user or root ARN, or a service principal
 * @param retiringPrincipalArn who may end it; null if nobody was named
 * @param operations such as {@code Decrypt}, without the prefix {@code kms:}
 * @param encryptionContextEquals the pairs that the request must have, and no others; empty for no such constraint
 * @param encryptionContextSubset the pairs that the request must have among others; empty for no such constraint
 */
public record KmsGrant(
        String id,
        String name,
        String granteePrincipalArn,
        String retiringPrincipalArn,
        Set<String> operations,
        Map<String, String> encryptionContextEquals,
        Map<String, String> encryptionContextSubset) {

    public KmsGrant {
        Objects.requireNonNull(id, "a grant has an ID");
        Objects.requireNonNull(name, "a grant without a name has an empty one");
        Objects.requireNonNull(granteePrincipalArn, "a grant names its grantee by ARN");
        operations = Set.copyOf(operations);
        encryptionContextEquals = Map.copyOf(encryptionContextEquals);
        encryptionContextSubset = Map.copyOf(encryptionContextSubset);
    }
}
