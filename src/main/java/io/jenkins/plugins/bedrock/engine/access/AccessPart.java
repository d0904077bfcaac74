package io.jenkins.plugins.bedrock.engine.access;

import java.util.List;

/** One of the things that together give access: a resource policy, a grant, the import role's policies. */
interface AccessPart<C extends AccessChange> {

    /** What would have to be changed; reads, and changes nothing. */
    C plan();

    /** Why AWS would refuse the change, in sentences; found before anything is changed. */
    List<String> obstacles(C change);

    /**
     * Brings about what {@link #plan} shows, from what is there now.
     *
     * @param newRole whether the role was made just now, so that other services may not know it yet
     */
    C apply(boolean newRole) throws InterruptedException;

    /** What would have to be changed to take the access back. */
    C planRevoke();

    /** Takes the access back. */
    C revoke() throws InterruptedException;
}
