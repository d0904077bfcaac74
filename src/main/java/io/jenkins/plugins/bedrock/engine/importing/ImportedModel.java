package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.bedrock.model.CustomModelUnits;
import software.amazon.awssdk.services.bedrock.model.GetImportedModelResponse;

/**
 * An imported model as AWS shows it, in plain values.
 *
 * @param source the S3 URI from which it was imported
 * @param architecture as Bedrock detected it
 * @param instructSupported whether it answers the Converse API
 * @param modelUnits Custom Model Units per copy, by which AWS bills
 * @param modelUnitsVersion of those units, for example {@code v1.0}
 */
public record ImportedModel(
        String arn,
        String name,
        Instant created,
        String jobArn,
        String jobName,
        String source,
        Optional<String> architecture,
        Optional<String> kmsKeyArn,
        Optional<Boolean> instructSupported,
        OptionalInt modelUnits,
        Optional<String> modelUnitsVersion) {

    static ImportedModel of(GetImportedModelResponse model) {
        Optional<CustomModelUnits> units = Optional.ofNullable(model.customModelUnits());
        return new ImportedModel(
                model.modelArn(),
                model.modelName(),
                model.creationTime(),
                model.jobArn(),
                model.jobName(),
                model.modelDataSource().s3DataSource().s3Uri(),
                Optional.ofNullable(model.modelArchitecture()),
                Optional.ofNullable(model.modelKmsKeyArn()),
                Optional.ofNullable(model.instructSupported()),
                units.map(CustomModelUnits::customModelUnitsPerModelCopy)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                units.map(CustomModelUnits::customModelUnitsVersion));
    }
}
