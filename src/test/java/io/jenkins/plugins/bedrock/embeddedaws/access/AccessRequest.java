package io.jenkins.plugins.bedrock.embeddedaws.access;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request asks for.
 *
 * @param action e.g. {@code s3:GetObject}
 * @param resource the ARN, or {@code *}
 * @param resourceAccount who owns the resource
 * @param policy the resource's own policy
 * @param context the condition keys of this request
 */
public record AccessRequest(
        String action,
        String resource,
        String resourceAccount,
        ResourcePolicy policy,
        Map<String, List<String>> context) {

    /** Copies the context. */
    public AccessRequest {
        context = Collections.unmodifiableMap(new TreeMap<>(context));
    }

    /** A request for a resource that has no policy of its own. */
    public static AccessRequest of(String action, String resource, String resourceAccount) {
        return new AccessRequest(action, resource, resourceAccount, ResourcePolicy.NONE, Map.of());
    }

    /** The same with the resource's policy. */
    public AccessRequest under(ResourcePolicy value) {
        return new AccessRequest(action, resource, resourceAccount, value, context);
    }

    /** The same with one more condition key; an empty value leaves it absent. */
    public AccessRequest with(String key, String value) {
        return value.isEmpty() ? this : with(key, List.of(value));
    }

    /** The same with one more condition key of several values; none leave it absent. */
    public AccessRequest with(String key, Collection<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        Map<String, List<String>> more = new TreeMap<>(context);
        more.put(key, List.copyOf(values));
        return new AccessRequest(action, resource, resourceAccount, policy, more);
    }

    /** The same with more condition keys. */
    public AccessRequest withAll(Map<String, String> keys) {
        AccessRequest more = this;
        for (Map.Entry<String, String> key : keys.entrySet()) {
            more = more.with(key.getKey(), key.getValue());
        }
        return more;
    }
}
