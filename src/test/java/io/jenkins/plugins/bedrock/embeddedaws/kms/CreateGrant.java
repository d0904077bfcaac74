package io.jenkins.plugins.bedrock.embeddedaws.kms;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.iam.IamDirectory;
import io.jenkins.plugins.bedrock.embeddedaws.iam.InvalidPrincipal;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lets a principal use a key; a repeated call with the same name and terms gives the same grant. */
final class CreateGrant {

    private static final SortedSet<String> OPERATIONS = new TreeSet<>(List.of(
            "Decrypt",
            "Encrypt",
            "GenerateDataKey",
            "GenerateDataKeyWithoutPlaintext",
            "ReEncryptFrom",
            "ReEncryptTo",
            "CreateGrant",
            "RetireGrant",
            "DescribeKey",
            "GenerateDataKeyPair",
            "GenerateDataKeyPairWithoutPlaintext"));

    private final IamDirectory directory;
    private final UniqueIds ids;

    CreateGrant(IamDirectory directory, UniqueIds ids) {
        this.directory = directory;
        this.ids = ids;
    }

    WireReply answer(KmsCall call) {
        EmbeddedKey key = call.key();
        call.use().require(call.caller(), key, request(call, key));
        KeyUse.requireEnabled(key);
        Grant.Terms terms = terms(call, key);
        if (call.input().path("DryRun").asBoolean()) {
            throw new AwsError(
                    400, "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        }
        Grant grant = existing(key, terms).orElseGet(() -> made(call, key, terms));
        return KmsCall.reply(KmsCall.object().put("GrantId", grant.id()).put("GrantToken", grant.token()));
    }

    private AccessRequest request(KmsCall call, EmbeddedKey key) {
        JsonNode constraints = call.input().path("Constraints");
        List<String> constraintTypes = new ArrayList<>();
        constraints.fieldNames().forEachRemaining(constraintTypes::add);
        return call.request("kms:CreateGrant", key)
                .with("kms:GranteePrincipal", call.text("GranteePrincipal"))
                .with("kms:RetiringPrincipal", call.text("RetiringPrincipal"))
                .with("kms:GrantIsForAWSResource", "false")
                .with("kms:GrantConstraintType", constraintTypes)
                .with("kms:GrantOperations", operations(call));
    }

    private Grant.Terms terms(KmsCall call, EmbeddedKey key) {
        JsonNode constraints = call.input().path("Constraints");
        Optional<String> retiring = Optional.of(call.text("RetiringPrincipal")).filter(arn -> !arn.isEmpty());
        return new Grant.Terms(
                name(call),
                principal(key, call.text("GranteePrincipal")),
                retiring.map(arn -> principal(key, arn)),
                operations(call),
                pairs(call, constraints.path("EncryptionContextEquals")),
                pairs(call, constraints.path("EncryptionContextSubset")));
    }

    private static String name(KmsCall call) {
        String name = call.text("Name");
        if (!name.matches("[a-zA-Z0-9:/_-]{0,256}")) {
            throw invalid("Value '" + name + "' at 'name' failed to satisfy constraint: Member must satisfy regular"
                    + " expression pattern: ^[a-zA-Z0-9:/_-]+$");
        }
        return name;
    }

    private static SortedSet<String> operations(KmsCall call) {
        SortedSet<String> operations = new TreeSet<>();
        call.input().path("Operations").forEach(operation -> operations.add(operation.asText()));
        if (operations.isEmpty() || !OPERATIONS.containsAll(operations)) {
            throw invalid("Value '" + operations + "' at 'operations' failed to satisfy constraint");
        }
        return operations;
    }

    private static Map<String, String> pairs(KmsCall call, JsonNode constraint) {
        Map<String, String> pairs = call.map(constraint);
        if (pairs.size() > 8 || pairs.values().stream().anyMatch(value -> value.length() > 384)) {
            throw invalid("A grant constraint holds at most 8 encryption context pairs of at most 384 characters.");
        }
        return pairs;
    }

    private String principal(EmbeddedKey key, String arn) {
        try {
            return arn.endsWith(".amazonaws.com") ? arn : key.names().storedName(arn);
        } catch (InvalidPrincipal e) {
            throw new AwsError(400, "InvalidArnException", "ARN does not refer to a valid principal: " + arn);
        }
    }

    private static Optional<Grant> existing(EmbeddedKey key, Grant.Terms terms) {
        return key.grantsPlace().written().stream()
                .filter(grant -> !terms.name().isEmpty() && grant.terms().equals(terms))
                .findFirst();
    }

    private Grant made(KmsCall call, EmbeddedKey key, Grant.Terms terms) {
        String issuer = directory
                .account(call.caller().account())
                .map(account -> "arn:" + account.partition() + ":iam::" + account.id() + ":root")
                .orElseThrow();
        Grant grant = new Grant(ids.hex(64), ids.hex(200), issuer, call.call().time(), terms);
        key.grantsPlace().change(all -> EmbeddedKey.plus(all, grant));
        return grant;
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", "1 validation error detected: " + message);
    }
}
