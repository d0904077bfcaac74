package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an access apart, in the order in which it is given: a principal must exist before a policy may name it, and the
 * bucket opens last. It is taken back the other way round.
 */
record AccessParts(Ownership ownership, ResourceLocks locks, Scheduler scheduler) {

    RolePart role(AccessRequest request) {
        return new RolePart(new ImportRoleInIam(request.hosting(), request.importRole()), request.reach(), locks);
    }

    List<AccessPart<?>> keys(AccessRequest request, AwsAccount source, AccessTerm term) {
        List<AccessPart<?>> parts = new ArrayList<>();
        for (KeyUse use : request.access().keys()) {
            List<KeyGrantPart> grants = keyGrants(request, source, use.key());
            if (isServedByGrant(use, term.isEndless())) {
                parts.addAll(grants);
            } else {
                parts.add(keyPolicy(request, source, use.key(), term));
            }
            if (!term.isEndless()) {
                BucketPolicy bucket = BucketPolicy.of(source, request.access());
                grants.forEach(grant -> parts.add(new SupersededGrantPart(grant, bucket)));
            }
        }
        return parts;
    }

    ResourcePolicyPart bucket(AccessRequest request, AwsAccount source, AccessTerm term) {
        return policyPart(
                BucketPolicy.of(source, request.access()),
                term,
                new BucketStatements(ownership, request.access())::until);
    }

    /**
     * Whether a grant can give just what is needed: its constraint takes no wildcard, so every object must use a Bucket
     * Key, and it cannot end by itself.
     */
    static boolean isServedByGrant(KeyUse use, boolean endless) {
        return use.bucketKeyOnly() && endless;
    }

    List<KeyGrantPart> keyGrants(AccessRequest request, AwsAccount source, KeyArn key) {
        return request.access().readers().stream()
                .map(reader -> new KeyGrantPart(source, key, reader, request.access(), ownership, locks, scheduler))
                .toList();
    }

    ResourcePolicyPart keyPolicy(AccessRequest request, AwsAccount source, KeyArn key, AccessTerm term) {
        return policyPart(new KeyPolicy(source, key), term, new KeyStatements(ownership, request.access())::until);
    }

    private ResourcePolicyPart policyPart(PolicyHome home, AccessTerm term, StatementsUntil statements) {
        return new ResourcePolicyPart(home, ownership, term, statements, new PolicyWriter(locks, scheduler), scheduler);
    }
}
