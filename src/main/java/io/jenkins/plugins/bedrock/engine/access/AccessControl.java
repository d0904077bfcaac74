package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.Revocation.Outcome;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Instant;
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
    private final AccessLocks locks = new AccessLocks();

    public AccessControl(Ownership ownership, Scheduler scheduler, AccessLeases leases) {
        this.parts = new AccessParts(ownership, new ResourceLocks(), scheduler);
        this.planner = new AccessPlanner(parts);
        this.leases = leases;
    }

    /** What would be changed, and what stands in the way; changes nothing. */
    public AccessPlan plan(AccessRequest request) {
        return planner.plan(request, leases.term(request, "", now()));
    }

    /**
     * Gives the access, and notes the build as one that holds it.
     *
     * @param holder names the build
     * @param beforeChanges run when there is something to change; what it throws keeps everything as it is
     * @param journal is told of each change as soon as it is made, so that a failure in the middle leaves a trace
     * @return the plan that was carried out
     * @throws AccessRefusedException if something stands in the way; nothing was changed, and nothing is held
     * @throws AccessIncompleteException if a change failed after others were made; says which
     */
    public AccessPlan grant(
            AccessRequest request, String holder, Runnable beforeChanges, Consumer<AccessChange> journal)
            throws InterruptedException {
        return Interruptible.call(() -> locks.holding(request, () -> {
            AccessTerm term = leases.term(request, holder, now());
            AccessPlan plan = planner.plan(request, term);
            if (!plan.obstacles().isEmpty()) {
                throw new AccessRefusedException(String.join("\n", plan.obstacles()));
            }
            if (!plan.isNothingToChange()) {
                beforeChanges.run();
                give(request, term, holder, new ChangeJournal(journal));
            }
            leases.acquire(request, holder, now());
            return plan;
        }));
    }

    /**
     * Takes the access back: bucket, keys, and the role's policy last, which stays while the source still names the role.
     *
     * <p>Does nothing while an import reads the model or another build holds the access; the outcome says so.
     *
     * @param holder the build that gives its hold up
     * @throws AccessIncompleteException if a change failed after others were made; says which
     */
    public Revocation revoke(AccessRequest request, String holder, Consumer<AccessChange> journal)
            throws InterruptedException {
        return Interruptible.call(() -> locks.holding(request, () -> {
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
            Revocation revocation =
                    request.policiesManagedHere() ? takeBack(request, new ChangeJournal(journal)) : ask(request);
            leases.release(request, holder);
            return revocation;
        }));
    }

    /**
     * Looks for what this controller has given in a source, and how it stands with the builds that hold access. Changes
     * nothing. What seems to be wrong is looked at twice, for a build may be about to give or to take it: the second time
     * when nobody is at work on that role.
     *
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if the source's role cannot be assumed
     */
    public AccessSurvey survey(SurveyedSource source) throws InterruptedException {
        return Interruptible.call(() -> {
            AccessSurvey first = look(source);
            if (first.trouble().isEmpty()) {
                return first;
            }
            for (FoundAccess access : first.trouble()) {
                if (access.role().isPresent()) {
                    locks.awaitQuiet(access.role().get());
                }
            }
            return first.confirmedBy(look(source));
        });
    }

    private AccessSurvey look(SurveyedSource source) {
        return new SourceSurvey(parts, source, leases.heldModels()).run();
    }

    /** What was given in part is held like the whole: somebody has to take it back. */
    private void give(AccessRequest request, AccessTerm term, String holder, ChangeJournal journal)
            throws InterruptedException {
        try {
            apply(request, term, journal);
        } catch (RuntimeException e) {
            if (journal.mayHaveChanged(e)) {
                leases.acquire(request, holder, now());
            }
            throw journal.after(e);
        } catch (InterruptedException e) {
            leases.acquire(request, holder, now());
            throw e;
        }
    }

    private void apply(AccessRequest request, AccessTerm term, ChangeJournal journal) throws InterruptedException {
        RoleChange role = parts.role(request).apply(false);
        journal.tell(role);
        if (!request.policiesManagedHere()) {
            return;
        }
        boolean newRole = !role.before().exists();
        AwsAccount source = request.source().orElseThrow();
        for (AccessPart<?> key : parts.keys(request, source, term)) {
            journal.tell(key.apply(newRole));
        }
        journal.tell(parts.bucket(request, source, term).apply(newRole));
    }

    private Revocation takeBack(AccessRequest request, ChangeJournal journal) throws InterruptedException {
        AwsAccount source = request.source().orElseThrow().verified();
        try {
            return new SourceRevocation(parts, request, source, leases, journal).run();
        } catch (RuntimeException e) {
            throw journal.after(e);
        }
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

    private Instant now() {
        return parts.scheduler().instant();
    }
}
