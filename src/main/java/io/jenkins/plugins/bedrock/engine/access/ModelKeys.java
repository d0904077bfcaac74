package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import java.util.List;
import java.util.stream.Collectors;

/** The customer keys under which a model's objects really are, which need not be the bucket's default. */
public final class ModelKeys {

    private ModelKeys() {}

    /**
     * The keys of a model, in a fixed order.
     *
     * @throws AccessRefusedException if an object is under {@code aws/s3}: an AWS-managed key cannot be shared with
     *     another account (KMS developer guide, "AWS managed keys")
     */
    public static List<KeyUse> of(ModelManifest manifest) {
        List<ModelObject> unshareable = manifest.underAwsManagedKey();
        if (!unshareable.isEmpty()) {
            throw new AccessRefusedException("The model " + manifest.uri() + " cannot be read from another account: "
                    + unshareable.stream()
                            .map(ModelObject::relativeKey)
                            .limit(5)
                            .collect(Collectors.joining(", "))
                    + (unshareable.size() > 5 ? " and " + (unshareable.size() - 5) + " more" : "")
                    + " is encrypted under the AWS-managed key aws/s3, which cannot be shared. Copy the objects onto"
                    + " themselves with SSE-S3 or a customer key.");
        }
        return manifest.customerKeys().stream()
                .map(key -> new KeyUse(new KeyArn(key), manifest.everyObjectUsesBucketKey(key)))
                .toList();
    }
}
