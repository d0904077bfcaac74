package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.kms.model.KeyManagerType;

/**
 * Tells AWS-managed keys from customers': HeadObject names {@code aws/s3} by the same kind of ARN as any other key, only
 * DescribeKey says who manages it.
 */
final class KeyOwners {

    /** KMS is asked about one after the other; a model is under one key, or a few. */
    private static final int MOST_KEYS = 50;

    private final AwsAccount reader;
    private final ParallelCalls calls;

    /** @param calls whose time counts here, too */
    KeyOwners(AwsAccount reader, ParallelCalls calls) {
        this.reader = reader;
        this.calls = calls;
    }

    /**
     * The manifest with the keys that AWS manages marked as such. A key that the reader may not describe stays a
     * customer's: of {@code aws/s3} in another account nobody learns more.
     *
     * @throws ModelProblem if there are too many keys to ask about, or it takes too long
     */
    ModelManifest told(ModelManifest manifest) {
        Set<String> managed = new HashSet<>(manifest.customerKeys());
        requireFew(manifest.uri(), managed.size());
        managed.removeIf(key -> !isManagedByAws(key));
        return managed.isEmpty() ? manifest : manifest.map(object -> marked(object, managed));
    }

    private static void requireFew(ModelUri uri, int keys) {
        if (keys > MOST_KEYS) {
            throw new ModelProblem("The objects under " + uri + " are under " + keys + " KMS keys, and more than "
                    + MOST_KEYS + " are not asked about: the import role would need access to each. Put the objects"
                    + " under one key.");
        }
    }

    private boolean isManagedByAws(String keyArn) {
        calls.requireTime();
        try {
            return reader.call(
                            "describe the KMS key " + keyArn,
                            () -> reader.kms().describeKey(request -> request.keyId(keyArn)))
                    .keyMetadata()
                    .keyManager()
                    .equals(KeyManagerType.AWS);
        } catch (AwsProblem problem) {
            if (problem.isPassing()) {
                throw problem;
            }
            return false;
        }
    }

    private static ModelObject marked(ModelObject object, Set<String> managed) {
        ObjectEncryption encryption = object.encryption();
        return encryption.keyArn().filter(managed::contains).isPresent()
                ? object.with(new ObjectEncryption(
                        ObjectEncryption.Kind.AWS_MANAGED_KEY, encryption.keyArn(), encryption.bucketKey()))
                : object;
    }
}
