package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.AccessLeases.HeldModel;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.policy.KmsGrant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.GrantOperation;

/**
 * The grants of this controller on one key. A grant serves all models of a bucket and a role, and never ends by itself.
 *
 * @param isCutOff whether the key has more grants than were looked at
 */
record OwnGrants(KeyArn key, Ownership ownership, List<KmsGrant> grants, boolean isCutOff) {

    /** A key may have 50,000 (KMS developer guide, "Resource quotas"), of which 100 come with each answer. */
    private static final int MOST = 1_000;

    private static final String CONTEXT = "aws:s3:arn";

    static OwnGrants on(KeyArn key, AwsAccount source, Ownership ownership) {
        List<GrantListEntry> listed = source.call(
                "list the grants on key " + key,
                () -> source.kms().listGrantsPaginator(r -> r.keyId(key.value()).limit(100)).grants().stream()
                        .limit(MOST + 1L)
                        .toList());
        List<KmsGrant> own = listed.stream()
                .limit(MOST)
                .filter(grant -> grant.granteePrincipal() != null)
                .map(KeyGrantPart::seen)
                .filter(ownership::isOurs)
                .toList();
        return new OwnGrants(key, ownership, own, listed.size() > MOST);
    }

    static String cutOff(KeyArn key) {
        return "The key " + key + " has more than " + MOST + " grants; the rest of them was not looked at.";
    }

    /** @param left how those stand that no build needs */
    List<FoundAccess> each(List<HeldModel> held, FoundAccess.Hold left) {
        return grants.stream().map(grant -> found(grant, held, left)).toList();
    }

    boolean serves(HeldModel model) {
        return grants.stream().anyMatch(grant -> serves(grant, model));
    }

    private FoundAccess found(KmsGrant grant, List<HeldModel> held, FoundAccess.Hold left) {
        Optional<String> bucket = bucket(grant);
        return new FoundAccess(
                "grants on key " + key,
                Optional.of(grant.granteePrincipalArn()),
                bucket.map(name -> "s3://" + name),
                Optional.empty(),
                held.stream().anyMatch(model -> serves(grant, model)) ? FoundAccess.Hold.HELD : left,
                isIntact(grant, bucket),
                List.of(grant.name()));
    }

    private static boolean serves(KmsGrant grant, HeldModel model) {
        return grant.granteePrincipalArn().equals(model.role().value())
                && bucket(grant).filter(model.model().bucket()::equals).isPresent();
    }

    private boolean isIntact(KmsGrant grant, Optional<String> bucket) {
        Set<String> operations =
                KeyGrantPart.OPERATIONS.stream().map(GrantOperation::toString).collect(Collectors.toSet());
        return grant.operations().equals(operations)
                && grant.encryptionContextEquals().isEmpty()
                && grant.encryptionContextSubset().keySet().equals(Set.of(CONTEXT))
                && bucket.map(name -> name(grant, name))
                        .filter(grant.name()::equals)
                        .isPresent();
    }

    private String name(KmsGrant grant, String bucket) {
        try {
            return ownership.grantName(new RoleArn(grant.granteePrincipalArn()), bucket);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Optional<String> bucket(KmsGrant grant) {
        Map<String, String> context = grant.encryptionContextSubset();
        return Optional.ofNullable(context.get(CONTEXT)).map(arn -> arn.substring(arn.lastIndexOf(':') + 1));
    }
}
