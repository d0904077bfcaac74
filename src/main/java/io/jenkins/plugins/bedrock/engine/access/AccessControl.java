package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.Revocation.Outcome;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Gives imports access to models, shows it, checks it, and takes it back.
 *
 * <p>One instance per controller: it is the one writer per resource, and knows which builds hold what.
 */
public final class AccessControl {

    private final AccessParts parts;
    private final AccessPlanner planner;
    private final AccessLeases leases;
    private final ResourceLocks perAccess = new ResourceLocks();

    public AccessControl(Ownership ownership, Scheduler scheduler, AccessLeases leases) {
        this.parts = new AccessParts(ownership, new ResourceLocks(), scheduler);
        this.planner = new AccessPlanner(parts);
        this.leases = leases;
    }

    /** What would be changed, and what stands in the way; changes nothing. */
    public AccessPlan plan(AccessRequest request) {
        return planner.plan(request);
    }

    /**
     * Gives the access, and notes the build as one that holds it.
     *
     * @param holder names the build
     * @param beforeChanges run when there is something to change; what it throws keeps everything as it is
     * @param journal is told of each change as soon as it is made, so that a failure in the middle leaves a trace
     * @return the plan that was carried out
     * @throws AccessRefusedException if something stands in the way; nothing was changed
     */
    public AccessPlan grant(
            AccessRequest request, String holder, Runnable beforeChanges, Consumer<AccessChange> journal)
            throws InterruptedException {
        return perAccess.holding(request.leaseKey(), () -> {
            AccessPlan plan = planner.plan(request);
            if (!plan.obstacles().isEmpty()) {
                throw new AccessRefusedException(String.join("\n", plan.obstacles()));
            }
            if (!plan.isNothingToChange()) {
                beforeChanges.run();
            }
            leases.acquire(request, holder);
            if (!plan.isNothingToChange()) {
                apply(request, journal);
            }
            return plan;
        });
    }

    /**
     * Takes the access back: bucket, keys, and the role's policy last, which stays while the source still names the role.
     *
     * <p>Does nothing while an import reads the model or another build holds the access; the outcome says so.
     *
     * @param holder the build that gives its hold up
     */
    public Revocation revoke(AccessRequest request, String holder, Consumer<AccessChange> journal)
            throws InterruptedException {
        return perAccess.holding(request.leaseKey(), () -> {
            SortedSet<String> others = leases.others(request, holder);
            if (!others.isEmpty()) {
                leases.release(request, holder);
                return new Revocation(
                        Outcome.LEFT_TO_OTHERS,
                        "The access to " + request.access().model() + " stays: " + String.join(", ", others)
                                + " holds it too, and takes it back when it is done.",
                        List.of());
            }
            request.hosting().verified();
            Optional<String> running = new RunningImports(request.hosting()).reading(request.access());
            if (running.isPresent()) {
                return new Revocation(
                        Outcome.IMPORT_RUNNING,
                        "The access to " + request.access().model() + " stays until import job " + running.get()
                                + " has ended: it still reads the model.",
                        List.of());
            }
            Revocation revocation = request.policiesManagedHere() ? takeBack(request, journal) : ask(request);
            leases.release(request, holder);
            return revocation;
        });
    }

    private void apply(AccessRequest request, Consumer<AccessChange> journal) throws InterruptedException {
        RoleChange role = parts.role(request).apply(false);
        tell(role, journal);
        if (!request.policiesManagedHere()) {
            return;
        }
        boolean newRole = !role.before().exists();
        AwsAccount source = request.source().orElseThrow();
        for (AccessPart<?> key : parts.keys(request, source)) {
            tell(key.apply(newRole), journal);
        }
        tell(parts.bucket(request, source).apply(newRole), journal);
    }

    private Revocation takeBack(AccessRequest request, Consumer<AccessChange> journal) throws InterruptedException {
        AwsAccount source = request.source().orElseThrow().verified();
        List<AccessChange> made = new ArrayList<>();
        Consumer<AccessChange> both = journal.andThen(made::add);
        PolicyChange bucket = parts.bucket(request, source).revoke();
        tell(bucket, both);
        RemainingAccess remaining = new RemainingAccess(parts.ownership(), request, source, bucket.after());
        for (AccessPart<?> key : parts.keysToRevoke(request, source)) {
            if (!(key instanceof KeyGrantPart grant)
                    || !remaining.inBucketByUs(grant.reader().role())) {
                tell(key.revoke(), both);
            }
        }
        if (request.importRole().managed()
                && !remaining.inSource(request.importRole().arn())) {
            tell(parts.role(request).revoke(), both);
        }
        return new Revocation(
                Outcome.REVOKED,
                made.isEmpty()
                        ? "There was no access to " + request.access().model() + " left to take back."
                        : "The access to " + request.access().model() + " was taken back.",
                made);
    }

    private static Revocation ask(AccessRequest request) {
        return new Revocation(
                Outcome.ASKED,
                "The policies of bucket " + request.access().model().bucket() + " are not managed here: ask their"
                        + " owners to remove what they were asked to add for "
                        + request.access().model() + ". The role "
                        + request.importRole().arn() + " keeps its policies as long as the source may name it.",
                List.of());
    }

    private static void tell(AccessChange change, Consumer<AccessChange> journal) {
        if (!change.isNone()) {
            journal.accept(change);
        }
    }
}
