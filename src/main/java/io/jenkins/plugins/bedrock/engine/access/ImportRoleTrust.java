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
 * The trust policy of an import role: Bedrock may assume it, for imports of its own account.
 *
 * <p>Bedrock user guide, "Create a service role for custom model import".
 */
final class ImportRoleTrust {

    /** The Sid of the trust policy's statement that lets Bedrock assume the role. */
    static final String SID = "BedrockImports";

    private ImportRoleTrust() {}

    static PolicyDocument policy(ImportRole role, AwsRegion region) {
        return PolicyDocument.empty()
                .with(statement(role, List.of(importJobs(region, role.arn().account()))));
    }

    /** @param jobs the ARN patterns of the import jobs for which Bedrock may assume the role */
    static Statement statement(ImportRole role, Collection<String> jobs) {
        StatementBuilder statement = Statement.allow(SID)
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

    private static String[] sorted(Collection<String> values) {
        return new TreeSet<>(values).toArray(String[]::new);
    }
}
