package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes an access apart, in the order in which it is given: a principal must exist before a policy may name it, and the
 * bucket opens last. It is taken back the other way round.
 */
record AccessParts(Ownership ownership, ResourceLocks locks, Scheduler scheduler) {

    RolePart role(AccessRequest request) {
        return new RolePart(new ImportRoleInIam(request.hosting(), request.importRole()), request.reach(), locks);
    }

    List<AccessPart<?>> keys(AccessRequest request, AwsAccount source) {
        List<AccessPart<?>> parts = new ArrayList<>();
        for (KeyUse use : request.access().keys()) {
            if (isServedByGrant(use, request.access().lifetime())) {
                parts.addAll(keyGrants(request, source, use.key()));
            } else {
                parts.add(keyPolicy(request, source, use.key()));
            }
        }
        return parts;
    }

    /**
     * Both forms for every key of model and source: the access may have been given with another lifetime, or when the
     * objects were encrypted in another way.
     */
    List<AccessPart<?>> keysToRevoke(AccessRequest request, AwsAccount source) {
        List<AccessPart<?>> parts = new ArrayList<>();
        Stream.concat(request.access().keys().stream().map(KeyUse::key), request.reach().keys().stream())
                .distinct()
                .forEach(key -> {
                    parts.add(keyPolicy(request, source, key));
                    parts.addAll(keyGrants(request, source, key));
                });
        return parts;
    }

    ResourcePolicyPart bucket(AccessRequest request, AwsAccount source) {
        return policyPart(
                BucketPolicy.of(source, request.access()),
                request.access().lifetime(),
                new BucketStatements(ownership, request.access())::until);
    }

    /**
     * Whether a grant can give just what is needed: its constraint takes no wildcard, so every object must use a Bucket
     * Key, and it cannot end by itself.
     */
    static boolean isServedByGrant(KeyUse use, Lifetime lifetime) {
        return use.bucketKeyOnly() && lifetime.expiresAfter().isEmpty();
    }

    private List<KeyGrantPart> keyGrants(AccessRequest request, AwsAccount source, KeyArn key) {
        return request.access().readers().stream()
                .map(reader -> new KeyGrantPart(source, key, reader, request.access(), ownership, locks, scheduler))
                .toList();
    }

    private ResourcePolicyPart keyPolicy(AccessRequest request, AwsAccount source, KeyArn key) {
        return policyPart(
                new KeyPolicy(source, key),
                request.access().lifetime(),
                new KeyStatements(ownership, request.access())::until);
    }

    private ResourcePolicyPart policyPart(PolicyHome home, Lifetime lifetime, StatementsUntil statements) {
        return new ResourcePolicyPart(
                home, ownership, lifetime, statements, new PolicyWriter(locks, scheduler), scheduler);
    }
}
