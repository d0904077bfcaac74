/**
 * IAM policies: documents that are edited without losing anything, and the question what they decide.
 *
 * <p>{@link io.jenkins.plugins.bedrock.engine.policy.PolicyDocument} and {@link
 * io.jenkins.plugins.bedrock.engine.policy.Statement} are the documents. {@link
 * io.jenkins.plugins.bedrock.engine.policy.PolicyEvaluator} answers an {@link
 * io.jenkins.plugins.bedrock.engine.policy.AccessQuestion} from a {@link
 * io.jenkins.plugins.bedrock.engine.policy.PolicySet} with a {@link io.jenkins.plugins.bedrock.engine.policy.Verdict}.
 *
 * <p>The rules are those of the IAM User Guide ("Policy evaluation logic", "IAM JSON policy elements reference") and of
 * the AWS KMS Developer Guide ("Key policies", "Grants").
 */
package io.jenkins.plugins.bedrock.engine.policy;
