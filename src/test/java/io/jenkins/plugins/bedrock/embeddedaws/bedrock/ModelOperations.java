package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.BedrockRules.Member;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.util.Optional;

/** GetImportedModel, ListImportedModels and DeleteImportedModel. */
record ModelOperations(BedrockSettings settings) {

    WireReply get(BedrockCall call) {
        return BedrockCall.reply(200, find(call, "GetImportedModel").toJson());
    }

    WireReply list(BedrockCall call) {
        call.require("ListImportedModels", "*");
        Listing<EmbeddedModel> listing = new Listing<>(call, EmbeddedModel::toSummary);
        return BedrockCall.reply(200, listing.page(call.place().models(), "modelSummaries"));
    }

    WireReply delete(BedrockCall call) {
        EmbeddedModel model = find(call, "DeleteImportedModel");
        if (settings.isInUse(model)) {
            throw new AwsError(400, "ConflictException", "The imported model " + model.name() + " is in use.");
        }
        call.place().remove(model);
        return BedrockCall.reply(200, JsonNodeFactory.instance.objectNode());
    }

    private static EmbeddedModel find(BedrockCall call, String action) {
        String identifier = Member.modelIdentifier.checked(call.segment(1));
        Optional<EmbeddedModel> model = call.place().model(identifier);
        call.require(
                action,
                model.map(EmbeddedModel::arn).orElseGet(() -> call.place().arn("imported-model", identifier)));
        return model.orElseThrow(() -> BedrockCall.notFound("imported model", identifier));
    }
}
