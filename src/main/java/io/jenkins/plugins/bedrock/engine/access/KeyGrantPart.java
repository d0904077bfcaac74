package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.policy.KmsGrant;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.kms.model.GrantConstraints;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.GrantOperation;

/**
 * The grant that lets one role decrypt a bucket's objects under one key.
 *
 * <p>Only for objects with an S3 Bucket Key: their encryption context is the bucket's ARN, and a grant's constraint takes
 * no wildcard. So the grant serves the bucket, not one model; which prefixes the role reads the bucket policy decides.
 */
record KeyGrantPart(
        AwsAccount source,
        KeyArn key,
        Reader reader,
        ModelAccess access,
        Ownership ownership,
        ResourceLocks locks,
        Scheduler scheduler)
        implements AccessPart<GrantChange> {

    static final List<GrantOperation> OPERATIONS = List.of(GrantOperation.DECRYPT, GrantOperation.DESCRIBE_KEY);

    private static final Duration NEW_PRINCIPAL_WITHIN = Duration.ofMinutes(5);

    @Override
    public GrantChange plan() {
        return plan(ofTheRole());
    }

    /** @param found the role's grants on the key */
    GrantChange plan(List<GrantListEntry> found) {
        boolean there = found.stream().anyMatch(grant -> name().equals(grant.name()) && givesJustThis(grant));
        return change(there ? GrantChange.Kind.KEPT : GrantChange.Kind.CREATED);
    }

    /** A grant as AWS lists it. */
    static KmsGrant seen(GrantListEntry grant) {
        GrantConstraints constraints = Optional.ofNullable(grant.constraints())
                .orElseGet(() -> GrantConstraints.builder().build());
        return new KmsGrant(
                grant.grantId(),
                Optional.ofNullable(grant.name()).orElse(""),
                grant.granteePrincipal(),
                grant.retiringPrincipal(),
                Set.copyOf(grant.operationsAsStrings()),
                constraints.encryptionContextEquals(),
                constraints.encryptionContextSubset());
    }

    @Override
    public List<String> obstacles(GrantChange change) {
        return List.of();
    }

    @Override
    public GrantChange apply(boolean newRole) throws InterruptedException {
        return locks.holding(key.value(), () -> {
            GrantChange change = plan();
            if (!change.isNone()) {
                create(newRole ? scheduler.instant().plus(NEW_PRINCIPAL_WITHIN) : Instant.MIN);
            }
            return change;
        });
    }

    @Override
    public GrantChange planRevoke() {
        return change(ofOurName().isEmpty() ? GrantChange.Kind.ABSENT : GrantChange.Kind.REVOKED);
    }

    @Override
    public GrantChange revoke() throws InterruptedException {
        return locks.holding(key.value(), () -> {
            List<GrantListEntry> grants = ofOurName();
            grants.forEach(grant -> source.call(
                    "revoke the grant " + name() + " on key " + key,
                    () -> source.kms().revokeGrant(r -> r.keyId(key.value()).grantId(grant.grantId()))));
            return change(grants.isEmpty() ? GrantChange.Kind.ABSENT : GrantChange.Kind.REVOKED);
        });
    }

    /** Whether any grant on the key has the role as its grantee, whoever has made it. */
    boolean namesTheRole() {
        return !ofTheRole().isEmpty();
    }

    String name() {
        return ownership.grantName(reader, access);
    }

    Map<String, String> encryptionContext() {
        return Map.of("aws:s3:arn", access.bucketArn());
    }

    private GrantChange change(GrantChange.Kind kind) {
        return new GrantChange(key.value(), kind, name(), reader.role().value(), encryptionContext());
    }

    /** All grants of our name, whatever they give: an earlier form of it is taken back as well. */
    private List<GrantListEntry> ofOurName() {
        return ofTheRole().stream().filter(grant -> name().equals(grant.name())).toList();
    }

    /** All grants on the key with the role as their grantee, whoever has made them. */
    List<GrantListEntry> ofTheRole() {
        return source.call(
                "list the grants on key " + key,
                () -> source
                        .kms()
                        .listGrantsPaginator(r -> r.keyId(key.value())
                                .granteePrincipal(reader.role().value())
                                .limit(100))
                        .grants()
                        .stream()
                        .toList());
    }

    private boolean givesJustThis(GrantListEntry grant) {
        return Set.copyOf(grant.operations()).equals(Set.copyOf(OPERATIONS))
                && constraints().equals(grant.constraints());
    }

    private GrantConstraints constraints() {
        return GrantConstraints.builder()
                .encryptionContextSubset(encryptionContext())
                .build();
    }

    private void create(Instant patience) throws InterruptedException {
        while (true) {
            try {
                source.call(
                        "create the grant " + name() + " on key " + key,
                        () -> source.kms()
                                .createGrant(r -> r.keyId(key.value())
                                        .name(name())
                                        .granteePrincipal(reader.role().value())
                                        .operations(OPERATIONS)
                                        .constraints(constraints())));
                return;
            } catch (AwsProblem problem) {
                if (!problem.code().equals("InvalidArnException")
                        || !scheduler.instant().isBefore(patience)) {
                    throw problem;
                }
                scheduler.sleep(Duration.ofSeconds(5));
            }
        }
    }
}
