package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The import role: only checked, or created and kept as it should be. */
final class RolePart implements AccessPart<RoleChange> {

    private final ImportRoleInIam iam;
    private final SourceReach reach;
    private final ResourceLocks locks;

    RolePart(ImportRoleInIam iam, SourceReach reach, ResourceLocks locks) {
        this.iam = iam;
        this.reach = reach;
        this.locks = locks;
    }

    @Override
    public RoleChange plan() {
        return planned(before -> before.with(
                trust(before),
                policyName(),
                SourcePolicy.of(reach).and(SourcePolicy.in(policy(before))).document(owner())));
    }

    @Override
    public List<String> obstacles(RoleChange change) {
        if (!change.after().exists()) {
            return List.of("The import role " + arn() + " does not exist, and may not be created here. Create it, or"
                    + " let this environment create roles under " + ImportRole.MANAGED_PATH
                    + ". Its trust policy:\n"
                    + ImportRoleTrust.policy(iam.role(), reach.region()).toPrettyJson()
                    + "\nIts permissions:\n"
                    + SourcePolicy.of(reach).document(owner()).toPrettyJson());
        }
        if (iam.role().managed()
                && change.before().exists()
                && !change.before().boundaryArn().equals(iam.role().boundary())) {
            return List.of("The role " + arn() + " exists with "
                    + change.before()
                            .boundaryArn()
                            .map(other -> "the permissions boundary " + other)
                            .orElse("no permissions boundary")
                    + ", but must have " + iam.role().boundary().orElseThrow()
                    + ". Nothing was changed. Have an administrator put the boundary on the role, or delete the role.");
        }
        if (change.isNone()) {
            return List.of();
        }
        int beside = change.before().exists() ? iam.inlineSizeBeside(policyName()) : 0;
        return RoleLimits.obstacles(arn(), change.after(), policyName(), beside);
    }

    @Override
    public RoleChange apply(boolean newRole) throws InterruptedException {
        return locks.holding(arn(), () -> {
            RoleChange change = plan();
            if (!change.isNone()) {
                obstacles(change).stream().findFirst().ifPresent(obstacle -> {
                    throw new AccessRefusedException(obstacle);
                });
                write(change);
            }
            return change;
        });
    }

    @Override
    public RoleChange planRevoke() {
        return planned(before -> before.without(policyName()));
    }

    @Override
    public RoleChange revoke() throws InterruptedException {
        return locks.holding(arn(), () -> {
            RoleChange change = planRevoke();
            if (!change.isNone()) {
                iam.deletePolicy(policyName());
            }
            return change;
        });
    }

    /**
     * Takes keys that nobody needs any more out of the policy, which serves other models still.
     *
     * @param unneeded ARNs
     */
    RoleChange revokeKeys(Set<String> unneeded) throws InterruptedException {
        return locks.holding(arn(), () -> {
            RoleChange change = planned(before -> withoutKeys(before, unneeded));
            if (!change.isNone()) {
                iam.putPolicy(policyName(), policy(change.after()).orElseThrow());
            }
            return change;
        });
    }

    private RoleState withoutKeys(RoleState before, Set<String> unneeded) {
        SourcePolicy given = SourcePolicy.in(policy(before));
        return Collections.disjoint(given.keys(), unneeded)
                ? before
                : before.with(
                        policyName(),
                        given.withKeys(key -> !unneeded.contains(key)).document(owner()));
    }

    /** What a managed role may read of the source now; no value if that is not known. */
    Optional<SourcePolicy> given() {
        return iam.role().managed()
                ? policy(iam.read(policyName())).map(policy -> SourcePolicy.in(Optional.of(policy)))
                : Optional.empty();
    }

    private RoleChange planned(UnaryOperator<RoleState> edit) {
        if (!iam.role().managed()) {
            RoleState state = iam.readWhole();
            return new RoleChange(arn(), state, state);
        }
        RoleState before = iam.read(policyName());
        return new RoleChange(arn(), before, edit.apply(before));
    }

    private void write(RoleChange change) {
        if (!change.before().exists()) {
            iam.create(change.after().trust());
        } else if (!change.before().trust().sameMeaning(change.after().trust())) {
            iam.putTrust(change.after().trust());
        }
        PolicyDocument permissions = policy(change.after()).orElseThrow();
        if (policy(change.before()).filter(permissions::sameMeaning).isEmpty()) {
            iam.putPolicy(policyName(), permissions);
        }
    }

    /** Our statement beside those of others; it serves every Region for which it was asked. */
    private PolicyDocument trust(RoleState state) {
        Set<String> jobs = new LinkedHashSet<>(state.trust()
                .statement(ImportRoleTrust.SID)
                .map(ours -> ours.conditionValues("ArnLike", "aws:SourceArn"))
                .orElse(List.of()));
        jobs.add(ImportRoleTrust.importJobs(reach.region(), iam.role().arn().account()));
        Statement merged = ImportRoleTrust.statement(iam.role(), jobs);
        return state.trust()
                .withStatements(s -> s.sid().filter(ImportRoleTrust.SID::equals).isPresent(), List.of(merged));
    }

    private Optional<PolicyDocument> policy(RoleState state) {
        return Optional.ofNullable(state.permissions().get(policyName()));
    }

    private String policyName() {
        return SourcePolicy.nameFor(reach);
    }

    private String owner() {
        return reach.owner().value();
    }

    private String arn() {
        return iam.role().arn().value();
    }
}
