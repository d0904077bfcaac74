package io.jenkins.plugins.bedrock.embeddedaws.sagemaker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** SageMaker in one account and Region, for tests to arrange. */
public final class EmbeddedSageMaker {

    private static final long CREATED = 1_760_000_000;

    private final SageMakerResources resources;
    private final String account;
    private final String region;

    public EmbeddedSageMaker(SageMakerResources resources, String account, String region) {
        this.resources = resources;
        this.account = account;
        this.region = region;
    }

    /** A model of one container, as SageMaker keeps most, or of several, or of none. */
    public SageMakerResource model(String name, SageMakerContainer... containers) {
        String arn = Describable.MODEL.arn(name, account, region);
        ObjectNode description = description().put("ModelName", name).put("ModelArn", arn);
        if (containers.length == 1) {
            description.set("PrimaryContainer", containers[0].json());
        } else {
            add(containers, description);
        }
        return new SageMakerResource(resources, arn, description);
    }

    /** A version of a model package group, completed and approved. */
    public SageMakerResource modelPackage(String group, int version, SageMakerContainer... containers) {
        String arn = Describable.MODEL_PACKAGE.arn(group + "/" + version, account, region);
        ObjectNode description = packaged(arn, containers)
                .put("ModelPackageGroupName", group)
                .put("ModelPackageVersion", version)
                .put("ModelApprovalStatus", "Approved");
        return new SageMakerResource(resources, arn, description);
    }

    /** A model package without versions, completed. */
    public SageMakerResource modelPackage(String name, SageMakerContainer... containers) {
        String arn = Describable.MODEL_PACKAGE.arn(name, account, region);
        return new SageMakerResource(resources, arn, packaged(arn, containers).put("ModelPackageName", name));
    }

    /** A training job that has completed and left its model as it is. */
    public SageMakerResource trainingJob(String name, String artifacts) {
        String arn = Describable.TRAINING_JOB.arn(name, account, region);
        ObjectNode description = description()
                .put("TrainingJobName", name)
                .put("TrainingJobArn", arn)
                .put("TrainingJobStatus", "Completed");
        description.putObject("ModelArtifacts").put("S3ModelArtifacts", artifacts);
        description
                .putObject("OutputDataConfig")
                .put("S3OutputPath", "s3://research-models/jobs/")
                .put("CompressionType", "NONE");
        return new SageMakerResource(resources, arn, description);
    }

    private static ObjectNode packaged(String arn, SageMakerContainer... containers) {
        ObjectNode description = description().put("ModelPackageArn", arn).put("ModelPackageStatus", "Completed");
        add(containers, description.putObject("InferenceSpecification"));
        return description;
    }

    private static void add(SageMakerContainer[] containers, ObjectNode description) {
        for (SageMakerContainer container : containers) {
            description.withArray("Containers").add(container.json());
        }
    }

    private static ObjectNode description() {
        return JsonNodeFactory.instance.objectNode().put("CreationTime", CREATED);
    }
}
