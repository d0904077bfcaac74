package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import java.util.List;

/** Looks at the bucket: where it lies, and whether it keeps versions. */
final class BucketCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        String wanted = request.region().id();
        checkpoint
                .bucket()
                .region()
                .filter(region -> !region.equals(wanted))
                .ifPresent(region -> elsewhere(request, region, wanted, findings));
        versions(checkpoint, request, findings);
    }

    /**
     * The bucket lies in another Region.
     *
     * @param wanted where it was expected
     */
    static void elsewhere(InspectionRequest request, String region, String wanted, Findings findings) {
        String bucket = request.model().bucket();
        findings.add(
                FindingCode.BUCKET_IN_ANOTHER_REGION,
                "s3://" + bucket,
                "The bucket " + bucket + " lies in " + Shown.value(region) + ", and not in " + wanted + ".",
                region.equals(request.region().id())
                        ? "Correct the Region of the source, as which the bucket is looked at."
                        : "Copy the model to a bucket in " + request.region() + ", where the import runs, and name that"
                                + " as a source: aws s3 sync " + request.model() + " s3://BUCKET/"
                                + request.model().prefix() + " --source-region " + Shown.value(region) + " --region "
                                + request.region() + ".");
    }

    private static void versions(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        List<ModelObject> objects = checkpoint.manifest().objects();
        List<String> unversioned = objects.stream()
                .filter(object -> object.versionId().isEmpty())
                .map(ModelObject::relativeKey)
                .toList();
        String bucket = request.model().bucket();
        if (unversioned.isEmpty()) {
            return;
        }
        findings.add(
                FindingCode.BUCKET_NOT_VERSIONED,
                "s3://" + bucket,
                unversioned.size() == objects.size()
                        ? "The bucket " + bucket + " keeps no versions of these objects."
                        : "The bucket " + bucket + " keeps no version of " + Shown.some(unversioned) + ".",
                "Have the bucket's owners turn versioning on (aws s3api put-bucket-versioning --bucket " + bucket
                        + " --versioning-configuration Status=Enabled); what was uploaded before gets a version when it"
                        + " is uploaded again.");
    }
}
