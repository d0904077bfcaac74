package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.bedrock.model.ImportedModelSummary;

/** An imported model as a list of them shows it. */
public record ListedModel(String arn, String name, Instant created, Optional<String> architecture) {

    static ListedModel of(ImportedModelSummary model) {
        return new ListedModel(
                model.modelArn(),
                model.modelName(),
                model.creationTime(),
                Optional.ofNullable(model.modelArchitecture()));
    }

    /** The name and how long ago the model was imported. */
    String withAge(Instant now) {
        return name + " (imported " + Age.of(Duration.between(created, now)) + " ago)";
    }
}
