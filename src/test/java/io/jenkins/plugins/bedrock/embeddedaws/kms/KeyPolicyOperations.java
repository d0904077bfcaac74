package io.jenkins.plugins.bedrock.embeddedaws.kms;

import io.jenkins.plugins.bedrock.embeddedaws.iam.InvalidPrincipal;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.PolicySyntaxException;

/** GetKeyPolicy and PutKeyPolicy; neither crosses accounts. */
final class KeyPolicyOperations {

    private static final int LIMIT = 32_768;

    private KeyPolicyOperations() {}

    static WireReply get(KmsCall call) {
        EmbeddedKey key = call.ownKey("kms:GetKeyPolicy");
        checkName(call);
        String policy = PolicyDocument.parse(key.policy()).toPrettyJson();
        return KmsCall.reply(KmsCall.object().put("Policy", policy).put("PolicyName", "default"));
    }

    static WireReply put(KmsCall call) {
        EmbeddedKey key = call.ownKey("kms:PutKeyPolicy");
        checkName(call);
        if (key.isManagedByAws()) {
            throw new AwsError(
                    400, "UnsupportedOperationException", "Key policies of AWS managed keys can't be changed.");
        }
        String stored = stored(call, key);
        checkLockout(call, key, key.names().shown(stored));
        key.policyPlace().write(stored);
        return KmsCall.reply(KmsCall.object());
    }

    private static String stored(KmsCall call, EmbeddedKey key) {
        String document = call.text("Policy");
        try {
            if (PolicyDocument.parse(document).size() > LIMIT) {
                throw new AwsError(400, "LimitExceededException", "The key policy is longer than " + LIMIT + " bytes.");
            }
            return key.names().stored(document);
        } catch (PolicySyntaxException e) {
            throw malformed("Policy is not valid JSON: " + e.getMessage());
        } catch (InvalidPrincipal e) {
            throw malformed("Policy contains a statement with one or more invalid principals.");
        }
    }

    private static void checkLockout(KmsCall call, EmbeddedKey key, String policy) {
        boolean bypassed = call.input().path("BypassPolicyLockoutSafetyCheck").asBoolean();
        if (!bypassed && !call.use().wouldAllow(call.caller(), key, policy, "kms:PutKeyPolicy")) {
            throw malformed("The new key policy will not allow you to update the key policy in the future.");
        }
    }

    private static void checkName(KmsCall call) {
        String name = call.text("PolicyName");
        if (!name.isEmpty() && !name.equals("default")) {
            throw new AwsError(400, "NotFoundException", "No such policy exists");
        }
    }

    private static AwsError malformed(String message) {
        return new AwsError(400, "MalformedPolicyDocumentException", message);
    }
}
