package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A role's policies as IAM returned them.
 *
 * @param permissions by policy name, inline and attached ones
 * @param boundaryArn of the permissions boundary, if it has one
 * @param unseen what could not be read, in words
 */
record RoleState(
        boolean exists,
        PolicyDocument trust,
        SortedMap<String, PolicyDocument> permissions,
        Optional<PolicyDocument> boundary,
        Optional<String> boundaryArn,
        List<String> unseen) {

    static final RoleState MISSING = new RoleState(
            false, PolicyDocument.empty(), new TreeMap<>(), Optional.empty(), Optional.empty(), List.of());

    RoleState with(PolicyDocument newTrust, String name, PolicyDocument policy) {
        SortedMap<String, PolicyDocument> changed = new TreeMap<>(permissions);
        changed.put(name, policy);
        return new RoleState(true, newTrust, changed, boundary, boundaryArn, unseen);
    }

    RoleState with(String name, PolicyDocument policy) {
        return with(trust, name, policy);
    }

    RoleState without(String name) {
        SortedMap<String, PolicyDocument> changed = new TreeMap<>(permissions);
        changed.remove(name);
        return new RoleState(exists, trust, changed, boundary, boundaryArn, unseen);
    }

    boolean sameMeaning(RoleState other) {
        return exists == other.exists
                && trust.sameMeaning(other.trust)
                && permissions.keySet().equals(other.permissions.keySet())
                && permissions.entrySet().stream().allMatch(policy -> isSame(policy, other));
    }

    private static boolean isSame(Map.Entry<String, PolicyDocument> policy, RoleState other) {
        return policy.getValue().sameMeaning(other.permissions.get(policy.getKey()));
    }
}
