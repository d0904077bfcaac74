package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import io.jenkins.plugins.bedrock.engine.policy.StatementBuilder;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The two policies of an import role: who may assume it, and what it may read.
 *
 * <p>Bedrock user guide, "Create a service role for custom model import". In the permissions {@code aws:ResourceAccount}
 * is the <em>owner of the bucket</em>, not the hosting account: the import API has no field for the owner, so this
 * condition is all that keeps an import from reading a look-alike bucket.
 */
final class ImportRolePolicies {

    /** The Sid of the trust policy's statement that lets Bedrock assume the role. */
    static final String TRUST_SID = "BedrockImports";

    /** The Sid of the permissions' statement that lists the source's keys. */
    static final String KEYS_SID = "DecryptModels";

    private ImportRolePolicies() {}

    static PolicyDocument trust(ImportRole role, AwsRegion region) {
        return PolicyDocument.empty()
                .with(trustStatement(role, List.of(importJobs(region, role.arn().account()))));
    }

    /** @param jobs the ARN patterns of the import jobs for which Bedrock may assume the role */
    static Statement trustStatement(ImportRole role, Collection<String> jobs) {
        StatementBuilder statement = Statement.allow(TRUST_SID)
                .service("bedrock.amazonaws.com")
                .actions("sts:AssumeRole")
                .condition(
                        "StringEquals",
                        "aws:SourceAccount",
                        role.arn().account().value());
        if (role.trustNamesJobs()) {
            statement.condition("ArnLike", "aws:SourceArn", sorted(jobs));
        }
        return statement.build();
    }

    /** The ARN pattern of the import jobs of an account and Region. */
    static String importJobs(AwsRegion region, AccountId account) {
        return region.arn("bedrock", region.id(), account.value(), "model-import-job/*");
    }

    /** The name of the inline policy that holds one statement set per source. */
    static String nameFor(SourceReach reach) {
        return "bedrock-model-import-" + reach.source();
    }

    static PolicyDocument permissions(SourceReach reach) {
        String[] buckets = sorted(reach.prefixes().stream()
                .map(prefix -> reach.region().arn("s3", "", "", prefix.bucket()))
                .toList());
        String[] objects = sorted(reach.prefixes().stream()
                .map(prefix -> reach.region().arn("s3", "", "", prefix.bucket() + "/" + prefix.prefix() + "*"))
                .toList());
        String owner = reach.owner().value();
        PolicyDocument policy = PolicyDocument.empty()
                .with(Statement.allow("ListModels")
                        .actions("s3:ListBucket")
                        .resources(buckets)
                        .condition("StringEquals", "aws:ResourceAccount", owner)
                        .build())
                .with(Statement.allow("ReadModels")
                        .actions("s3:GetObject")
                        .resources(objects)
                        .condition("StringEquals", "aws:ResourceAccount", owner)
                        .build());
        return reach.keys().isEmpty() ? policy : policy.with(decrypt(reach));
    }

    private static Statement decrypt(SourceReach reach) {
        return Statement.allow(KEYS_SID)
                .actions("kms:Decrypt", "kms:DescribeKey")
                .resources(sorted(reach.keys().stream().map(KeyArn::value).toList()))
                .build();
    }

    private static String[] sorted(Collection<String> values) {
        return new TreeSet<>(values).toArray(String[]::new);
    }
}
