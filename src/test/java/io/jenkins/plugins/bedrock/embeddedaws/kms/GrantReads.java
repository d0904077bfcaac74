package io.jenkins.plugins.bedrock.embeddedaws.kms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.util.List;
import java.util.Map;

/** ListGrants, in pages. */
final class GrantReads {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private GrantReads() {}

    static WireReply list(KmsCall call) {
        EmbeddedKey key = call.key("kms:ListGrants");
        List<Grant> grants = key.grantsPlace().seen().stream()
                .filter(grant -> fits(call, key, grant))
                .toList();
        int from = marker(call);
        int limit = call.input().path("Limit").asInt(PAGE);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new AwsError(400, "ValidationException", "Limit is between 1 and " + LARGEST_PAGE + ".");
        }
        int to = Math.min(grants.size(), from + limit);
        ObjectNode output = KmsCall.object().put("Truncated", to < grants.size());
        if (to < grants.size()) {
            output.put("NextMarker", "grant-" + to);
        }
        ArrayNode entries = output.putArray("Grants");
        grants.subList(Math.min(from, to), to).forEach(grant -> describe(entries.addObject(), key, grant));
        return KmsCall.reply(output);
    }

    private static boolean fits(KmsCall call, EmbeddedKey key, Grant grant) {
        String grantee = call.text("GranteePrincipal");
        String id = call.text("GrantId");
        return (id.isEmpty() || grant.id().equals(id))
                && (grantee.isEmpty()
                        || key.names().shownName(grant.terms().grantee()).equals(grantee));
    }

    private static int marker(KmsCall call) {
        String marker = call.text("Marker");
        if (marker.isEmpty()) {
            return 0;
        }
        if (!marker.matches("grant-\\d{1,9}")) {
            throw new AwsError(400, "InvalidMarkerException", "Marker is not valid.");
        }
        return Integer.parseInt(marker.substring("grant-".length()));
    }

    private static void describe(ObjectNode entry, EmbeddedKey key, Grant grant) {
        Grant.Terms terms = grant.terms();
        entry.put("KeyId", key.arn())
                .put("GrantId", grant.id())
                .put("Name", terms.name())
                .put("CreationDate", grant.created().getEpochSecond())
                .put("GranteePrincipal", key.names().shownName(terms.grantee()))
                .put("IssuingAccount", grant.issuingAccount());
        terms.retiring()
                .ifPresent(
                        retiring -> entry.put("RetiringPrincipal", key.names().shownName(retiring)));
        ArrayNode operations = entry.putArray("Operations");
        terms.operations().forEach(operations::add);
        if (!terms.contextEquals().isEmpty() || !terms.contextSubset().isEmpty()) {
            ObjectNode constraints = entry.putObject("Constraints");
            put(constraints, "EncryptionContextEquals", terms.contextEquals());
            put(constraints, "EncryptionContextSubset", terms.contextSubset());
        }
    }

    private static void put(ObjectNode constraints, String name, Map<String, String> pairs) {
        if (!pairs.isEmpty()) {
            pairs.forEach(constraints.putObject(name)::put);
        }
    }
}
