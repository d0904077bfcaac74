package io.jenkins.plugins.bedrock.embeddedaws.access;

import java.util.List;

/**
 * The policies attached to a caller, as JSON.
 *
 * @param identity inline and attached policies
 * @param boundaries the permissions boundary, none or one
 * @param session the session policies, which count together as one; empty when the session has none
 */
public record Permissions(List<String> identity, List<String> boundaries, List<String> session) {

    /** Nothing attached. */
    public static final Permissions NONE = new Permissions(List.of(), List.of(), List.of());

    /** Everything allowed, as for a root user. */
    public static final Permissions ALL = new Permissions(List.of(Caller.EVERYTHING), List.of(), List.of());

    /** Copies the lists. */
    public Permissions {
        identity = List.copyOf(identity);
        boundaries = List.copyOf(boundaries);
        session = List.copyOf(session);
    }
}
