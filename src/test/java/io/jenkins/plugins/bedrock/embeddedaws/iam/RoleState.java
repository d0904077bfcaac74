package io.jenkins.plugins.bedrock.embeddedaws.iam;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A role at one moment.
 *
 * @param trust the trust policy, principals by unique ID
 * @param maxSessionSeconds the longest session, 3,600 to 43,200
 */
public record RoleState(
        RoleIdentity identity,
        String trust,
        EntityPolicies policies,
        SortedMap<String, String> tags,
        String description,
        int maxSessionSeconds) {

    /** Copies the tags. */
    public RoleState {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    static RoleState of(RoleIdentity identity) {
        String nobody = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
        return new RoleState(identity, nobody, EntityPolicies.NONE, new TreeMap<>(), "", 3600);
    }

    RoleState withIdentity(RoleIdentity value) {
        return new RoleState(value, trust, policies, tags, description, maxSessionSeconds);
    }

    RoleState withTrust(String value) {
        return new RoleState(identity, value, policies, tags, description, maxSessionSeconds);
    }

    RoleState withPolicies(EntityPolicies value) {
        return new RoleState(identity, trust, value, tags, description, maxSessionSeconds);
    }

    RoleState withTags(Map<String, String> value) {
        SortedMap<String, String> more = new TreeMap<>(tags);
        more.putAll(value);
        return new RoleState(identity, trust, policies, more, description, maxSessionSeconds);
    }

    RoleState withDescription(String value) {
        return new RoleState(identity, trust, policies, tags, value, maxSessionSeconds);
    }

    RoleState withMaxSession(int seconds) {
        return new RoleState(identity, trust, policies, tags, description, seconds);
    }
}
