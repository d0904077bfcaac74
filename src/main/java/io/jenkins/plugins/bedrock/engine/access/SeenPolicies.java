package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.KmsGrant;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.arns.Arn;

/**
 * The policies that decide on an import, as far as they were seen.
 *
 * @param bucket no value if the bucket's policy was not seen
 * @param keyPolicies by key ARN; a key whose policy was not seen is missing
 * @param grants that are in force, by key ARN; a key whose grants were not looked for is missing
 */
record SeenPolicies(
        RoleState role,
        Optional<PolicyDocument> bucket,
        Map<String, PolicyDocument> keyPolicies,
        Map<String, List<KmsGrant>> grants) {

    /**
     * @param made changes that count as made
     * @param unmade changes that count as not made
     */
    static SeenPolicies of(List<AccessChange> made, List<AccessChange> unmade) {
        SeenPolicies seen = new SeenPolicies(RoleState.MISSING, Optional.empty(), new HashMap<>(), new HashMap<>());
        for (AccessChange change : made) {
            seen = seen.with(change, true);
        }
        for (AccessChange change : unmade) {
            seen = seen.with(change, false);
        }
        return seen;
    }

    /** The same with a key's grants as they were listed, where they were. */
    SeenPolicies withGrants(Map<String, List<KmsGrant>> listed) {
        return new SeenPolicies(role, bucket, keyPolicies, listed);
    }

    private SeenPolicies with(AccessChange change, boolean isMade) {
        if (change instanceof RoleChange r) {
            return new SeenPolicies(isMade ? r.after() : r.before(), bucket, keyPolicies, grants);
        }
        if (change instanceof GrantChange g) {
            List<KmsGrant> ofKey = grants.computeIfAbsent(g.resource(), key -> new ArrayList<>());
            if (g.isInForce(isMade)) {
                ofKey.add(g.asGrant());
            }
            return this;
        }
        PolicyChange p = (PolicyChange) change;
        PolicyDocument policy = isMade ? p.after() : p.before();
        if (Arn.fromString(p.resource()).service().equals("s3")) {
            return new SeenPolicies(role, Optional.of(policy), keyPolicies, grants);
        }
        keyPolicies.put(p.resource(), policy);
        return this;
    }
}
