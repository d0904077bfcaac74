package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/**
 * What S3 puts beside the bucket policy: Block Public Access and object ownership.
 *
 * <p>Our own statements are never public, for they name a role. But with a public statement of somebody else beside them
 * the whole policy counts as public: S3 refuses to store it, or keeps other accounts out.
 */
record BucketGuards(AccessRequest request) {

    void look(List<AccessChange> changes, List<String> obstacles, List<String> warnings) {
        changes.stream()
                .filter(PolicyChange.class::isInstance)
                .map(PolicyChange.class::cast)
                .filter(change -> change.resource().equals(access().bucketArn()) && !change.isNone())
                .forEach(change -> {
                    publicAccess(change.after(), obstacles, warnings);
                    ownership(warnings);
                });
    }

    private void publicAccess(PolicyDocument policy, List<String> obstacles, List<String> warnings) {
        Optional<String> open = PublicStatements.first(policy);
        if (open.isEmpty()) {
            return;
        }
        Optional<PublicAccessBlockConfiguration> block = read(
                "read the public access block of bucket " + bucket(),
                () -> source().s3()
                        .getPublicAccessBlock(r -> r.bucket(bucket()).expectedBucketOwner(owner()))
                        .publicAccessBlockConfiguration(),
                Optional.empty(),
                warnings);
        if (block.filter(b -> Boolean.TRUE.equals(b.blockPublicPolicy())).isPresent()) {
            obstacles.add("The policy of bucket " + bucket() + " has a public statement (" + open.get() + ") and the"
                    + " bucket blocks public policies: S3 refuses every new policy with it. Nothing was changed. Have"
                    + " that statement removed or limited.");
        } else if (block.filter(b -> Boolean.TRUE.equals(b.restrictPublicBuckets()))
                .isPresent()) {
            obstacles.add("The policy of bucket " + bucket() + " has a public statement (" + open.get() + ") and the"
                    + " bucket restricts public buckets: S3 keeps every other account out, the hosting account"
                    + " included. Nothing was changed. Have that statement removed or limited.");
        }
    }

    private void ownership(List<String> warnings) {
        Optional<ObjectOwnership> ownership = read(
                "read the object ownership of bucket " + bucket(),
                () -> source().s3()
                        .getBucketOwnershipControls(r -> r.bucket(bucket()).expectedBucketOwner(owner()))
                        .ownershipControls()
                        .rules()
                        .get(0)
                        .objectOwnership(),
                Optional.of(ObjectOwnership.OBJECT_WRITER),
                warnings);
        if (ownership.filter(o -> o != ObjectOwnership.BUCKET_OWNER_ENFORCED).isPresent()) {
            warnings.add("Bucket " + bucket() + " does not enforce the bucket owner's ownership of objects ("
                    + ownership.get() + "): its policy does not open objects that another account has written.");
        }
    }

    /** @param unset what holds where nothing was ever set */
    private <T> Optional<T> read(String attempt, Supplier<T> call, Optional<T> unset, List<String> warnings) {
        try {
            return Optional.of(source().call(attempt, call));
        } catch (AwsProblem problem) {
            if (problem.isNotFound()) {
                return unset;
            }
            warnings.add(problem.getMessage());
            return Optional.empty();
        }
    }

    private AwsAccount source() {
        return request.source().orElseThrow();
    }

    private ModelAccess access() {
        return request.access();
    }

    private String bucket() {
        return access().model().bucket();
    }

    private String owner() {
        return access().bucketOwner().value();
    }
}
