/**
 * IAM policies: documents that are edited without losing anything, and the question what they decide.
 *
 * <p>The rules are those of the IAM User Guide ("Policy evaluation logic", "IAM JSON policy elements reference") and of
 * the AWS KMS Developer Guide ("Key policies", "Grants").
 */
package io.jenkins.plugins.bedrock.engine.policy;
