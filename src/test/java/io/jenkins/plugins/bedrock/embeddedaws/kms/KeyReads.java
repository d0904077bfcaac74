package io.jenkins.plugins.bedrock.embeddedaws.kms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;

/** DescribeKey and ListAliases. */
final class KeyReads {

    private KeyReads() {}

    static WireReply describe(KmsCall call) {
        EmbeddedKey key = call.key("kms:DescribeKey");
        ObjectNode output = KmsCall.object();
        ObjectNode metadata = output.putObject("KeyMetadata")
                .put("AWSAccountId", key.account())
                .put("KeyId", key.id())
                .put("Arn", key.arn())
                .put("CreationDate", key.created().getEpochSecond())
                .put("Enabled", key.state() == KeyState.ENABLED)
                .put("Description", "")
                .put("KeyUsage", "ENCRYPT_DECRYPT")
                .put("KeyState", key.state().label())
                .put("Origin", "AWS_KMS")
                .put("KeyManager", key.isManagedByAws() ? "AWS" : "CUSTOMER")
                .put("CustomerMasterKeySpec", "SYMMETRIC_DEFAULT")
                .put("KeySpec", "SYMMETRIC_DEFAULT")
                .put("MultiRegion", false);
        metadata.putArray("EncryptionAlgorithms").add("SYMMETRIC_DEFAULT");
        return KmsCall.reply(output);
    }

    static WireReply aliases(KmsCall call) {
        String account = call.caller().account();
        call.use().requireIdentity(call.caller(), AccessRequest.of("kms:ListAliases", "*", account));
        ObjectNode output = KmsCall.object().put("Truncated", false);
        ArrayNode aliases = output.putArray("Aliases");
        for (EmbeddedKey key : call.keys().inRegion(account, call.call().region())) {
            aliases.addObject()
                    .put("AliasName", key.alias())
                    .put("AliasArn", key.aliasArn())
                    .put("TargetKeyId", key.id());
        }
        return KmsCall.reply(output);
    }
}
