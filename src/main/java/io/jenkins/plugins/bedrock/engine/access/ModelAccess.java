package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.List;

/**
 * What must hold so that a model can be imported: who may read which prefix, under which keys, for how long.
 *
 * @param bucketOwner the account that owns bucket and keys
 * @param region of the bucket, which is that of the import
 * @param keys the customer keys under which the model's objects are encrypted; empty if there is none
 * @param viaS3Only whether a key-policy statement lets the role decrypt through S3 only ({@code kms:ViaService})
 */
public record ModelAccess(
        ModelUri model,
        AccountId bucketOwner,
        AwsRegion region,
        List<Reader> readers,
        List<KeyUse> keys,
        Lifetime lifetime,
        boolean viaS3Only) {

    public ModelAccess {
        readers = List.copyOf(readers);
        keys = List.copyOf(keys);
        if (readers.isEmpty()) {
            throw new IllegalArgumentException("Access needs a role that is to read " + model + ".");
        }
        keys.stream()
                .filter(use -> !use.key().region().equals(region))
                .findFirst()
                .ifPresent(use -> {
                    throw new IllegalArgumentException("The key " + use.key() + " is in another Region than the bucket "
                            + model.bucket() + " (" + region + "): S3 encrypts with keys of its own Region only.");
                });
    }

    /** The ARN of the bucket. */
    public String bucketArn() {
        return region.arn("s3", "", "", model.bucket());
    }

    /** The ARN pattern of the model's objects: everything below the prefix, nothing beside it. */
    public String objectsArn() {
        return bucketArn() + "/" + model.prefix() + "*";
    }
}
