package io.jenkins.plugins.bedrock.embeddedaws.sagemaker;

import io.jenkins.plugins.bedrock.embeddedaws.state.Partition;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be described, and how it is asked for. */
enum Describable {
    MODEL("model", "DescribeModel", "ModelName", "[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?"),
    MODEL_PACKAGE(
            "model-package",
            "DescribeModelPackage",
            "ModelPackageName",
            "(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z\\-]*\\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)(\\/[0-9]{1,9})?"),
    TRAINING_JOB("training-job", "DescribeTrainingJob", "TrainingJobName", "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");

    private final String resource;
    private final String operation;
    private final String nameMember;
    private final Pattern names;

    Describable(String resource, String operation, String nameMember, String names) {
        this.resource = resource;
        this.operation = operation;
        this.nameMember = nameMember;
        this.names = Pattern.compile(names);
    }

    static Optional<Describable> ofOperation(String operation) {
        return Stream.of(values())
                .filter(one -> one.operation.equals(operation))
                .findFirst();
    }

    String operation() {
        return operation;
    }

    String nameMember() {
        return nameMember;
    }

    /** The ARN of what is asked for by its name, or by its ARN where that is allowed. */
    String arn(String name, String account, String region) {
        if (!names.matcher(name).matches()) {
            throw invalid("1 validation error detected: Value '" + name + "' at '" + nameMember
                    + "' failed to satisfy constraint: Member must satisfy regular expression pattern: " + names);
        }
        if (!name.startsWith("arn:")) {
            return "arn:" + Partition.of(region) + ":sagemaker:" + region + ":" + account + ":" + resource + "/" + name;
        }
        if (!name.split(":")[3].equals(region)) {
            throw invalid("ARN should be scoped to correct region: " + region);
        }
        return name;
    }

    AwsError notFound(String arn) {
        return switch (this) {
            case MODEL -> invalid("Could not find model \"" + arn + "\".");
            case MODEL_PACKAGE -> invalid("Could not find model package \"" + arn + "\".");
            case TRAINING_JOB -> new AwsError(400, "ResourceNotFound", "Requested resource not found.");
        };
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
