package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;

/** A model was accepted, and could not be published. */
public final class PublicationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PublicationFailedException(PromotionRecord model, Environment where, RuntimeException problem) {
        super(
                "The model " + model.version() + " is accepted in " + where.name() + ", but was not published: "
                        + problem.getMessage()
                        + " It stays accepted; once that is mended, run this again, and it is published.",
                problem);
    }
}
