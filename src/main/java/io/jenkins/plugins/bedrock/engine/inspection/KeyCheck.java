package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;
import software.amazon.awssdk.arns.Arn;

/** Looks at the KMS keys under which the objects really are. */
final class KeyCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        ModelManifest manifest = checkpoint.manifest();
        SortedSet<String> keys = manifest.customerKeys();
        managed(manifest, request, findings);
        for (String key : keys) {
            List<ModelObject> under = under(manifest, key);
            owner(key, under, request, findings);
            declared(key, under, request, findings);
            bucketKey(key, under, request, findings);
        }
        if (keys.size() > 1) {
            findings.add(
                    FindingCode.SEVERAL_KEYS,
                    request.model().toString(),
                    "The objects are under " + keys.size() + " customer keys: " + Shown.some(keys) + ".",
                    "Nothing, if that is meant: access is given under each. Else put all under one key: "
                            + encrypting(request, manifest.objects(), keys.first()));
        }
    }

    private static void managed(ModelManifest manifest, InspectionRequest request, Findings findings) {
        List<ModelObject> managed = manifest.underAwsManagedKey();
        if (!managed.isEmpty() && request.isAcrossAccounts()) {
            findings.add(
                    FindingCode.AWS_MANAGED_KEY,
                    managed.get(0).relativeKey(),
                    "Under the AWS-managed key aws/s3 of account " + request.owner() + " are " + names(managed)
                            + ", and the import is of account " + request.hosting() + ".",
                    "Put the objects under a customer key, or under S3's own (--sse AES256): "
                            + encrypting(request, managed, "KEY_ARN"));
        }
    }

    private static void owner(String key, List<ModelObject> under, InspectionRequest request, Findings findings) {
        Arn.tryFromString(key)
                .flatMap(Arn::accountId)
                .filter(account -> !account.equals(request.owner().value()))
                .ifPresent(account -> findings.add(
                        FindingCode.KEY_OF_ANOTHER_ACCOUNT,
                        under.get(0).relativeKey(),
                        under(key, under) + " of account " + account + ", but the bucket belongs to account "
                                + request.owner() + ".",
                        "Have account " + account + " let the import role decrypt with it, or put the objects under a"
                                + " key of the bucket's owner: " + encrypting(request, under, "KEY_ARN")));
    }

    private static void declared(String key, List<ModelObject> under, InspectionRequest request, Findings findings) {
        if (!request.declaredKeys().isEmpty() && !request.declaredKeys().contains(key)) {
            findings.add(
                    FindingCode.KEY_NOT_DECLARED,
                    under.get(0).relativeKey(),
                    under(key, under) + ", which the source does not name; it names "
                            + Shown.some(request.declaredKeys()) + ".",
                    "Have an administrator add the key to the source, or put the objects under one that it names: "
                            + encrypting(request, under, request.declaredKeys().get(0)));
        }
    }

    private static void bucketKey(String key, List<ModelObject> under, InspectionRequest request, Findings findings) {
        Predicate<ModelObject> withBucketKey = object -> object.encryption().bucketKey();
        List<ModelObject> without =
                under.stream().filter(withBucketKey.negate()).toList();
        if (!without.isEmpty() && without.size() < under.size()) {
            findings.add(
                    FindingCode.BUCKET_KEY_MIXED,
                    without.get(0).relativeKey(),
                    "Of " + under.size() + " objects under the key " + Shown.value(key) + ", " + without.size()
                            + " use no S3 Bucket Key: " + names(without) + ".",
                    "Turn the Bucket Key on for the bucket (aws s3api put-bucket-encryption, BucketKeyEnabled=true),"
                            + " and copy those onto themselves: " + encrypting(request, without, key));
        }
    }

    private static List<ModelObject> under(ModelManifest manifest, String key) {
        return manifest.objects().stream()
                .filter(object ->
                        object.encryption().keyArn().filter(key::equals).isPresent())
                .toList();
    }

    private static String under(String key, List<ModelObject> objects) {
        return names(objects) + (objects.size() == 1 ? " is" : " are") + " under the key " + Shown.value(key);
    }

    private static String encrypting(InspectionRequest request, List<ModelObject> objects, String key) {
        return new InPlaceCopy(request.model(), objects).command("--sse aws:kms --sse-kms-key-id " + key) + ".";
    }

    private static String names(List<ModelObject> objects) {
        return Shown.some(objects.stream().map(ModelObject::relativeKey).toList());
    }
}
