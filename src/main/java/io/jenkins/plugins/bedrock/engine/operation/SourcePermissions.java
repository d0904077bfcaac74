package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.access.KeyArn;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Tries what the steps need of a source role (docs/permissions.md) as far as that changes nothing.
 *
 * @param account reached as the source role
 * @param keys the customer keys that are known by name
 * @param policiesManagedHere whether the plugin is to change policies
 */
public record SourcePermissions(
        AwsAccount account, List<AllowedPrefix> prefixes, List<KeyArn> keys, boolean policiesManagedHere) {

    private static final String NO_OBJECT = "bedrock-model-import-permission-check";

    public SourcePermissions {
        prefixes = List.copyOf(prefixes);
        keys = List.copyOf(keys);
    }

    /**
     * Makes the calls.
     *
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if the role cannot be assumed
     * @throws io.jenkins.plugins.bedrock.engine.aws.WrongAccountException if it lands in another account
     */
    public List<TriedPermission> tried() {
        account.requireExpectedAccount();
        PermissionProbe probe = new PermissionProbe(account);
        prefixes.forEach(prefix -> look(probe, prefix, keys));
        prefixes.stream().map(AllowedPrefix::bucket).distinct().forEach(bucket -> policies(probe, bucket));
        keys.forEach(key -> policies(probe, key));
        return probe.tried();
    }

    /** What reading heads takes: list, head, and the key where the first object is encrypted under one. */
    static void look(PermissionProbe probe, AllowedPrefix prefix, List<KeyArn> keys) {
        S3Client s3 = probe.account().s3();
        String on = " on " + prefix;
        Optional<ListObjectsV2Response> listed = probe.attempt(
                "s3:ListBucket" + on,
                "list " + prefix,
                () -> s3.listObjectsV2(
                        r -> r.bucket(prefix.bucket()).prefix(prefix.prefix()).maxKeys(1)));
        if (listed.isEmpty()) {
            probe.notTried(
                    "s3:GetObject" + on,
                    "Not tried, because S3 answers the same for a missing object and a missing permission to whoever"
                            + " may not list.");
            return;
        }
        String key =
                listed.get().contents().stream().findFirst().map(S3Object::key).orElse(prefix.prefix() + NO_OBJECT);
        Optional<HeadObjectResponse> head = probe.attempt(
                "s3:GetObject" + on,
                "read the head of an object under " + prefix,
                () -> s3.headObject(r -> r.bucket(prefix.bucket()).key(key)));
        decrypt(probe, prefix, key, head, keys);
    }

    /** S3 decrypts to show a checksum, so that a head with one tries {@code kms:Decrypt}. */
    private static void decrypt(
            PermissionProbe probe,
            AllowedPrefix prefix,
            String key,
            Optional<HeadObjectResponse> head,
            List<KeyArn> keys) {
        String permission = "kms:Decrypt on the keys of " + prefix;
        boolean isEncrypted = head.map(HeadObjectResponse::serverSideEncryption)
                .filter(encryption ->
                        encryption == ServerSideEncryption.AWS_KMS || encryption == ServerSideEncryption.AWS_KMS_DSSE)
                .isPresent();
        if (isEncrypted) {
            S3Client s3 = probe.account().s3();
            probe.attempt(
                    permission,
                    "read the checksum of an encrypted object under " + prefix,
                    () -> s3.headObject(r -> r.bucket(prefix.bucket()).key(key).checksumMode(ChecksumMode.ENABLED)));
        } else if (!keys.isEmpty()) {
            probe.notTried(permission, "Not tried, because the first object there is not under a customer key.");
        }
    }

    static void describe(PermissionProbe probe, KeyArn key) {
        KmsClient kms = probe.account().kms();
        probe.attempt(
                "kms:DescribeKey on " + key,
                "look at the key " + key,
                () -> kms.describeKey(r -> r.keyId(key.value())));
    }

    private void policies(PermissionProbe probe, String bucket) {
        S3Client s3 = account.s3();
        String on = " on " + bucket;
        String owner = account.access().account().value();
        probe.attempt(
                "s3:GetBucketPolicy" + on,
                "read the policy of bucket " + bucket,
                () -> s3.getBucketPolicy(r -> r.bucket(bucket).expectedBucketOwner(owner)));
        probe.attempt(
                "s3:GetBucketOwnershipControls" + on,
                "read the object ownership of bucket " + bucket,
                () -> s3.getBucketOwnershipControls(r -> r.bucket(bucket).expectedBucketOwner(owner)));
        if (policiesManagedHere) {
            probe.attempt(
                    "s3:GetBucketPublicAccessBlock" + on,
                    "read the public access block of bucket " + bucket,
                    () -> s3.getPublicAccessBlock(r -> r.bucket(bucket).expectedBucketOwner(owner)));
            probe.leaveOut(on, "s3:PutBucketPolicy", "s3:DeleteBucketPolicy");
        }
    }

    private void policies(PermissionProbe probe, KeyArn key) {
        KmsClient kms = account.kms();
        String on = " on " + key;
        describe(probe, key);
        probe.attempt(
                "kms:GetKeyPolicy" + on,
                "read the policy of the key " + key,
                () -> kms.getKeyPolicy(r -> r.keyId(key.value())));
        probe.attempt(
                "kms:ListGrants" + on,
                "list the grants of the key " + key,
                () -> kms.listGrants(r -> r.keyId(key.value()).limit(1)));
        if (policiesManagedHere) {
            probe.leaveOut(on, "kms:PutKeyPolicy", "kms:CreateGrant", "kms:RevokeGrant");
        }
    }
}
