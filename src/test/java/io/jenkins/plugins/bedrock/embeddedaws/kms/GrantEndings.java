package io.jenkins.plugins.bedrock.embeddedaws.kms;

import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.util.Optional;
import java.util.function.Predicate;

/** RevokeGrant, for those who look after the key, and RetireGrant, for those who use it. */
final class GrantEndings {

    private GrantEndings() {}

    static WireReply revoke(KmsCall call) {
        EmbeddedKey key = call.key("kms:RevokeGrant");
        Grant grant = grant(key, byId(call.text("GrantId")));
        return end(call, key, grant);
    }

    static WireReply retire(KmsCall call) {
        String token = call.text("GrantToken");
        EmbeddedKey key = token.isEmpty() ? call.key() : keyOf(call, token);
        Grant grant = grant(key, token.isEmpty() ? byId(call.text("GrantId")) : byToken(token));
        if (!mayRetire(call.caller(), key, grant)) {
            throw WireProtocol.JSON.denied("User: " + call.caller().arn()
                    + " is not authorized to perform: kms:RetireGrant on resource: " + key.arn());
        }
        return end(call, key, grant);
    }

    private static boolean mayRetire(Caller caller, EmbeddedKey key, Grant grant) {
        Optional<String> retiring = grant.terms().retiring().map(key.names()::shownName);
        boolean grantee = key.names().shownName(grant.terms().grantee()).equals(caller.principalArn());
        return retiring.filter(caller.principalArn()::equals).isPresent()
                || grantee && grant.terms().operations().contains("RetireGrant")
                || caller.kind() == Caller.Kind.ROOT && grant.issuingAccount().equals(caller.arn());
    }

    private static WireReply end(KmsCall call, EmbeddedKey key, Grant grant) {
        if (call.input().path("DryRun").asBoolean()) {
            throw new AwsError(
                    400, "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        }
        key.grantsPlace()
                .change(all -> all.stream()
                        .filter(other -> !other.id().equals(grant.id()))
                        .toList());
        return KmsCall.reply(KmsCall.object());
    }

    private static EmbeddedKey keyOf(KmsCall call, String token) {
        return call.keys().all().stream()
                .filter(key -> key.grantsPlace().written().stream().anyMatch(byToken(token)))
                .findFirst()
                .orElseThrow(() -> new AwsError(400, "InvalidGrantTokenException", "The grant token is not valid."));
    }

    private static Grant grant(EmbeddedKey key, Predicate<Grant> which) {
        return key.grantsPlace().written().stream()
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new AwsError(400, "NotFoundException", "Grant ID not found"));
    }

    private static Predicate<Grant> byId(String id) {
        return grant -> grant.id().equals(id);
    }

    private static Predicate<Grant> byToken(String token) {
        return grant -> grant.token().equals(token);
    }
}
