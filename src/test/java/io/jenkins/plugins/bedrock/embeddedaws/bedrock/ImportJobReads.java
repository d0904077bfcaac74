package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import io.jenkins.plugins.bedrock.embeddedaws.bedrock.BedrockRules.Member;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.util.List;
import java.util.Optional;

/** GetModelImportJob and ListModelImportJobs. */
record ImportJobReads(BedrockSettings settings) {

    WireReply get(BedrockCall call) {
        String identifier = Member.jobIdentifier.checked(call.segment(1));
        Optional<EmbeddedImportJob> job = call.place().job(identifier);
        call.require(
                "GetModelImportJob",
                job.map(EmbeddedImportJob::arn).orElseGet(() -> call.place().arn("model-import-job", identifier)));
        EmbeddedImportJob found = job.orElseThrow(() -> BedrockCall.notFound("model import job", identifier));
        return BedrockCall.reply(200, found.toJson(settings.shown(found)));
    }

    WireReply list(BedrockCall call) {
        call.require("ListModelImportJobs", "*");
        Optional<String> status = call.query(Member.statusEquals.name()).map(Member.statusEquals::checked);
        List<EmbeddedImportJob> jobs = call.place().jobs().stream()
                .filter(job -> status.map(settings.shown(job)::equals).orElse(true))
                .toList();
        Listing<EmbeddedImportJob> listing = new Listing<>(call, job -> job.toSummary(settings.shown(job)));
        return BedrockCall.reply(200, listing.page(jobs, "modelImportJobSummaries"));
    }
}
