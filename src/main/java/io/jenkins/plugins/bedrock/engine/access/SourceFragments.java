package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.SourceRequest.Fragment;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the owners of bucket and key are asked to add to their policies, in the three forms in which policies are kept:
 * JSON, Terraform, CloudFormation.
 *
 * <p>Each form extends what is there and replaces nothing. The files are the same from run to run, as long as what is
 * asked is the same.
 */
record SourceFragments(Ownership ownership, AccessRequest request, Instant now) {

    List<Fragment> files() {
        Optional<Instant> end = access().lifetime().endOfDayFrom(now);
        List<Statement> bucket = new BucketStatements(ownership, access()).until(end);
        List<Statement> key = new KeyStatements(ownership, access()).until(end);
        List<KeyUse> byPolicy =
                access().keys().stream().filter(use -> !isGranted(use)).toList();
        List<KeyUse> byGrant = access().keys().stream().filter(this::isGranted).toList();

        List<Fragment> files = new ArrayList<>();
        files.add(new Fragment("README.md", new SourceRequestText(ownership, request, end, byPolicy, byGrant).text()));
        files.add(json("bucket-policy-statements.json", bucket));
        if (!access().keys().isEmpty()) {
            files.add(json("key-policy-statements.json", key));
        }
        files.add(new Fragment(
                "access.tf", new TerraformFragment(ownership, access(), bucket, key, byPolicy, byGrant).text()));
        files.add(new Fragment("cloudformation-statements.yaml", cloudFormation(bucket, key)));
        return files;
    }

    private static Fragment json(String name, List<Statement> statements) {
        return new Fragment(
                name,
                PolicyDocument.empty().withStatements(s -> false, statements).toPrettyJson() + "\n");
    }

    /** CloudFormation has no resource for KMS grants, so every key is served by its policy there; YAML contains JSON. */
    private String cloudFormation(List<Statement> bucket, List<Statement> key) {
        StringBuilder yaml = new StringBuilder("# For PolicyDocument.Statement of the AWS::S3::BucketPolicy of bucket "
                + access().model().bucket() + ", beside what is there:\n");
        append(yaml, bucket);
        for (KeyUse use : access().keys()) {
            yaml.append("\n# For KeyPolicy.Statement of the AWS::KMS::Key ")
                    .append(use.key())
                    .append(", beside what is there:\n");
            append(yaml, key);
        }
        return yaml.toString();
    }

    private static void append(StringBuilder yaml, List<Statement> statements) {
        for (Statement statement : statements) {
            yaml.append("- ")
                    .append(statement.json().toPrettyString().replace("\n", "\n  "))
                    .append('\n');
        }
    }

    private boolean isGranted(KeyUse use) {
        return AccessParts.isServedByGrant(
                use, access().lifetime().expiresAfter().isEmpty());
    }

    private ModelAccess access() {
        return request.access();
    }
}
