package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.model.Upload;
import io.jenkins.plugins.bedrock.engine.model.UploadListing;
import java.util.List;

/** Finds what was uploaded below a prefix, by what S3 lists; reads no object. Changes nothing. */
public record FindUploads(Engine engine) {

    /**
     * One for each folder directly below.
     *
     * @param watched of the prefix in the place of a model: whoever could promote that may look at what lies below it
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if too much lies there
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if it may not be listed
     */
    public List<Upload> run(Promotion watched) throws InterruptedException {
        watched.requireAllowed();
        return Interruptible.call(() -> new UploadListing(
                        engine.account(watched.reader()).verified(),
                        watched.source().account())
                .below(watched.model()));
    }
}
