package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        if (!iam.role().managed()) {
            RoleState state = iam.readWhole();
            return new RoleChange(arn(), state, state);
        }
        RoleState before = iam.read(policyName());
        return new RoleChange(arn(), before, before.with(trust(before), policyName(), permissions(before)));
    }

    @Override
    public List<String> obstacles(RoleChange change) {
        if (!change.after().exists()) {
            return List.of("The import role " + arn() + " does not exist, and may not be created here. Create it, or"
                    + " let this environment create roles under " + ImportRole.MANAGED_PATH
                    + ". Its trust policy:\n"
                    + ImportRolePolicies.trust(iam.role(), reach.region()).toPrettyJson()
                    + "\nIts permissions:\n"
                    + ImportRolePolicies.permissions(reach).toPrettyJson());
        }
        return List.of();
    }

    @Override
    public RoleChange apply(boolean newRole) throws InterruptedException {
        return locks.holding(arn(), () -> {
            RoleChange change = plan();
            if (!change.isNone()) {
                write(change);
            }
            return change;
        });
    }

    @Override
    public RoleChange planRevoke() {
        if (!iam.role().managed()) {
            RoleState state = iam.readWhole();
            return new RoleChange(arn(), state, state);
        }
        RoleState before = iam.read(policyName());
        return new RoleChange(arn(), before, before.without(policyName()));
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

    private void write(RoleChange change) {
        if (!change.before().exists()) {
            iam.create(change.after().trust());
        } else if (!change.before().trust().sameMeaning(change.after().trust())) {
            iam.putTrust(change.after().trust());
        }
        PolicyDocument permissions = change.after().permissions().get(policyName());
        if (!Optional.ofNullable(change.before().permissions().get(policyName()))
                .filter(permissions::sameMeaning)
                .isPresent()) {
            iam.putPolicy(policyName(), permissions);
        }
    }

    /** Our statement beside those of others; it serves every Region for which it was asked. */
    private PolicyDocument trust(RoleState state) {
        Set<String> jobs = new LinkedHashSet<>(state.trust()
                .statement(ImportRolePolicies.TRUST_SID)
                .map(ours -> ours.conditionValues("ArnLike", "aws:SourceArn"))
                .orElse(List.of()));
        jobs.add(ImportRolePolicies.importJobs(reach.region(), iam.role().arn().account()));
        Statement merged = ImportRolePolicies.trustStatement(iam.role(), jobs);
        return state.trust()
                .withStatements(
                        s -> s.sid()
                                .filter(ImportRolePolicies.TRUST_SID::equals)
                                .isPresent(),
                        List.of(merged));
    }

    /** The keys of the source's other models stay. */
    private PolicyDocument permissions(RoleState state) {
        Set<KeyArn> keys = new LinkedHashSet<>(reach.keys());
        Optional.ofNullable(state.permissions().get(policyName()))
                .flatMap(policy -> policy.statement(ImportRolePolicies.KEYS_SID))
                .ifPresent(statement ->
                        statement.resources().stream().map(KeyArn::new).forEach(keys::add));
        return ImportRolePolicies.permissions(new SourceReach(
                reach.source(), reach.owner(), reach.region(), reach.prefixes(), new ArrayList<>(keys)));
    }

    private String policyName() {
        return ImportRolePolicies.nameFor(reach);
    }

    private String arn() {
        return iam.role().arn().value();
    }
}
