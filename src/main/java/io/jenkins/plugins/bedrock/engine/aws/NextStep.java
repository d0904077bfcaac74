package io.jenkins.plugins.bedrock.engine.aws;

import java.util.Locale;

/** What to do after an error, by AWS's error codes (the services' API models, "Common errors"). */
final class NextStep {

    private NextStep() {}

    static String after(String code, int status) {
        return switch (code) {
            case "AccessDenied", "AccessDeniedException" ->
                "Allow this call in the role's permissions (docs/permissions.md lists what each role needs), and look"
                        + " for an explicit deny in the resource's policy and in the organisation's policies.";
            case "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId" ->
                "The access key does not exist or is not active: renew the credentials.";
            case "SignatureDoesNotMatch", "InvalidSignatureException", "RequestTimeTooSkewed" ->
                "Check the secret access key, and that this controller's clock is right.";
            case "ExpiredToken", "ExpiredTokenException" -> "The role session has ended: run this again.";
            case "RegionDisabledException" -> "Activate the STS endpoint of this Region in the account.";
            case "NoSuchBucket" -> "Check the name of the bucket.";
            case "PermanentRedirect", "AuthorizationHeaderMalformed" ->
                "The bucket is in another Region: the import needs one in its own Region.";
            case "MalformedPolicy", "MalformedPolicyDocument", "MalformedPolicyDocumentException" ->
                "AWS refused the policy as a whole: look for a principal in it that no longer exists.";
            case "ServiceQuotaExceededException", "LimitExceeded", "LimitExceededException", "ParameterLimitExceeded" ->
                "A quota of the account is used up: free something or ask AWS for more.";
            case "ValidationException" -> "AWS found a value that it does not accept: its message names it.";
            case "ParameterMaxVersionLimitExceeded" ->
                "Its oldest version has a label, so that AWS does not drop it: move that label to another version, or"
                        + " remove it.";
            case "TooManyUpdates" -> "Somebody else changes it just now: run this again in a minute.";
            case "ModelNotReadyException" -> "The model is being loaded: run this again in a minute.";
            default -> byStatus(status);
        };
    }

    static String withoutAnswer() {
        return "Check this controller's way to AWS (proxy, firewall, VPC endpoint), then run this again.";
    }

    /** @param problem what the SDK says that keeps it from calling */
    static String withoutCall(String problem) {
        return problem.toLowerCase(Locale.ROOT).contains("credentials")
                ? "No request was sent for want of credentials: give this controller a role of its own (instance profile,"
                        + " IRSA), or an access key under Jenkins' credentials, then run this again."
                : "No request was sent, and trying again will not help: mend what is said in the brackets first.";
    }

    private static String byStatus(int status) {
        if (status == 429 || status >= 500) {
            return "This passes: run this again later.";
        }
        return status == 404
                ? "Check that it exists in this account and Region."
                : "Compare the call with what the service accepts.";
    }
}
