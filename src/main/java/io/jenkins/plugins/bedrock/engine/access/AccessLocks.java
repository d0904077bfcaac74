package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks.InterruptibleWork;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import java.util.Iterator;

/**
 * One grant or revoke at a time per access, and per role: what serves several models of a role (a key's grant, the role's
 * policy) must not be taken for one of them while it is counted on for another.
 *
 * <p>Always in the same order, so that nobody waits for each other: the access, its roles by name, then one resource at a
 * time.
 */
final class AccessLocks {

    private final ResourceLocks accesses = new ResourceLocks();
    private final ResourceLocks roles = new ResourceLocks();

    <T> T holding(AccessRequest request, InterruptibleWork<T> work) throws InterruptedException {
        Iterator<String> names = request.access().readers().stream()
                .map(Reader::role)
                .map(RoleArn::value)
                .distinct()
                .sorted()
                .iterator();
        return accesses.holding(request.leaseKey(), () -> holding(names, work));
    }

    /** Waits until nobody gives or takes access for a role, if anybody does. */
    void awaitQuiet(String role) throws InterruptedException {
        roles.holding(role, () -> role);
    }

    private <T> T holding(Iterator<String> names, InterruptibleWork<T> work) throws InterruptedException {
        return names.hasNext() ? roles.holding(names.next(), () -> holding(names, work)) : work.run();
    }
}
