package io.jenkins.plugins.bedrock.embeddedaws.iam;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The policies of a user or role.
 *
 * @param inline inline policies by name
 * @param attached ARNs of managed policies
 * @param boundary ARN of the permissions boundary
 */
public record EntityPolicies(SortedMap<String, String> inline, SortedSet<String> attached, Optional<String> boundary) {

    static final EntityPolicies NONE = new EntityPolicies(new TreeMap<>(), new TreeSet<>(), Optional.empty());

    /** Copies map and set. */
    public EntityPolicies {
        inline = Collections.unmodifiableSortedMap(new TreeMap<>(inline));
        attached = Collections.unmodifiableSortedSet(new TreeSet<>(attached));
    }

    EntityPolicies withInline(String name, String document) {
        SortedMap<String, String> more = new TreeMap<>(inline);
        more.put(name, document);
        return new EntityPolicies(more, attached, boundary);
    }

    EntityPolicies withoutInline(String name) {
        SortedMap<String, String> less = new TreeMap<>(inline);
        less.remove(name);
        return new EntityPolicies(less, attached, boundary);
    }

    EntityPolicies withAttached(String arn) {
        SortedSet<String> more = new TreeSet<>(attached);
        more.add(arn);
        return new EntityPolicies(inline, more, boundary);
    }

    EntityPolicies withBoundary(String arn) {
        return new EntityPolicies(inline, attached, Optional.of(arn));
    }

    /** One more policy that allows actions, under a name of its own. */
    EntityPolicies allowing(String action, String... resources) {
        return withInline("allowed-" + (inline.size() + 1), AllowPolicy.json(action, resources));
    }
}
