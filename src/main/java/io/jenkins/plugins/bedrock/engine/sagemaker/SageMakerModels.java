package io.jenkins.plugins.bedrock.engine.sagemaker;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.List;
import java.util.Optional;

/**
 * Finds out where the artifacts of a SageMaker model, model package or training job lie, by one description, or two where
 * a model is made of a package. Bedrock's import takes a place in S3 only (API model: {@code ModelDataSource}).
 *
 * @param account in which all of them are; reached as a role of the source
 */
public record SageMakerModels(AwsAccount account) {

    private static final String COMPLETED = "Completed";

    /**
     * Resolves an ARN.
     *
     * @throws ModelProblem if there is no such thing, or nothing that could be imported behind it; the message says what
     *     to do
     * @throws AwsProblem if AWS refuses, or does not answer
     * @throws IllegalArgumentException if it belongs to another account or Region
     */
    public SageMakerModel find(SageMakerArn arn) {
        requireSamePlace(arn);
        return switch (arn.kind()) {
            case MODEL -> ofModel(arn);
            case MODEL_PACKAGE -> ofPackage(arn, arn);
            case TRAINING_JOB -> ofTrainingJob(arn);
        };
    }

    private SageMakerModel ofModel(SageMakerArn arn) {
        Description model = described(arn);
        Artifacts artifacts =
                new Artifacts(model.part("PrimaryContainer").orElseGet(() -> only(model, model.parts("Containers"))));
        Optional<SageMakerArn> modelPackage = artifacts.modelPackage().map(name -> packageOf(model, name));
        return modelPackage.isPresent()
                ? ofPackage(modelPackage.get(), arn)
                : new SageMakerModel(arn, artifacts.place(), Optional.empty());
    }

    /** @param named what the build has named: the package, or a model that is made of it */
    private SageMakerModel ofPackage(SageMakerArn arn, SageMakerArn named) {
        Description modelPackage = described(arn);
        requireStatus(modelPackage, "ModelPackageStatus", "a package that is complete");
        Optional<String> approval = modelPackage.text("ModelApprovalStatus");
        if (approval.filter("Rejected"::equals).isPresent()) {
            throw modelPackage.refusal("was rejected in SageMaker: choose another version, or have it approved there.");
        }
        List<Description> containers = modelPackage
                .part("InferenceSpecification")
                .map(specification -> specification.parts("Containers"))
                .orElse(List.of());
        ModelUri place = new Artifacts(only(modelPackage, containers)).place();
        return new SageMakerModel(named, place, approval);
    }

    private SageMakerModel ofTrainingJob(SageMakerArn arn) {
        Description job = described(arn);
        requireStatus(job, "TrainingJobStatus", "the model of a job that has completed");
        String uri = job.part("ModelArtifacts")
                .flatMap(artifacts -> artifacts.text("S3ModelArtifacts"))
                .orElseThrow(() -> job.refusal("has left no artifacts in S3"
                        + job.text("OutputModelPackageArn")
                                .map(output -> ", but the model package " + output + ": name that")
                                .orElse(": name another job")
                        + "."));
        boolean isAsItIs = job.part("OutputDataConfig")
                .flatMap(output -> output.text("CompressionType"))
                .filter("NONE"::equals)
                .isPresent();
        if (!isAsItIs) {
            throw new ModelProblem(Artifacts.compressed(job, uri).getMessage()
                    + " A job with OutputDataConfig CompressionType=NONE leaves its model uncompressed.");
        }
        return new SageMakerModel(arn, Artifacts.parsed(job, uri), Optional.empty());
    }

    private static Description only(Description of, List<Description> containers) {
        if (containers.size() == 1) {
            return containers.get(0);
        }
        throw of.refusal(
                containers.isEmpty()
                        ? "has no container with artifacts: name the S3 prefix of the model."
                        : "has " + containers.size()
                                + " containers: an import takes the artifacts of one. Name the S3 prefix of"
                                + " the one that is meant.");
    }

    private static void requireStatus(Description of, String member, String wanted) {
        String status = of.text(member).orElse("without a status");
        if (!status.equals(COMPLETED)) {
            throw of.refusal("is " + status + ": only " + wanted + " can be imported. Wait for it, or choose another.");
        }
    }

    /** Followed only where the build's own role was asked about: another account's package is another question. */
    private static SageMakerArn packageOf(Description model, String nameOrArn) {
        try {
            SageMakerArn arn = SageMakerArn.isMeantBy(nameOrArn)
                    ? new SageMakerArn(nameOrArn)
                    : model.of().modelPackage(nameOrArn);
            boolean isHere = arn.kind() == SageMakerKind.MODEL_PACKAGE
                    && arn.account().equals(model.of().account())
                    && arn.region().equals(model.of().region());
            if (isHere) {
                return arn;
            }
        } catch (IllegalArgumentException e) {
            throw new ModelProblem(
                    model.refusal("is made of a model package that cannot be looked at: ")
                                    .getMessage()
                            + e.getMessage(),
                    e);
        }
        throw model.refusal("is made of " + nameOrArn + ", which is no model package of the same account and Region:"
                + " name the S3 prefix of its artifacts.");
    }

    private Description described(SageMakerArn arn) {
        try {
            return Description.parse(arn, account.call("look at " + arn.label(), () -> description(arn)));
        } catch (AwsProblem problem) {
            throw isMissing(problem) ? missing(arn, problem) : problem;
        }
    }

    private byte[] description(SageMakerArn arn) {
        return switch (arn.kind()) {
            case MODEL -> account.sageMaker().describeModel(arn.name());
            case MODEL_PACKAGE -> account.sageMaker().describeModelPackage(arn.value());
            case TRAINING_JOB -> account.sageMaker().describeTrainingJob(arn.name());
        };
    }

    /** SageMaker has a code of its own for that in training jobs only; elsewhere it calls the name invalid. */
    private static boolean isMissing(AwsProblem problem) {
        return problem.code().startsWith("ResourceNotFound")
                || problem.code().equals("ValidationException")
                        && (problem.answer().startsWith("Could not find")
                                || problem.answer().contains("does not exist"));
    }

    private static ModelProblem missing(SageMakerArn arn, AwsProblem problem) {
        return new ModelProblem(
                "There is no such thing as " + arn.label()
                        + ". Check its name; if it was deleted, name the S3 prefix of its" + " artifacts. "
                        + problem.getMessage(),
                problem);
    }

    private void requireSamePlace(SageMakerArn arn) {
        boolean isHere = arn.account().equals(account.access().account())
                && arn.region().equals(account.access().region());
        if (!isHere) {
            throw new IllegalArgumentException("The model " + arn + " is not in " + account.access()
                    + ": it is looked at in its own account and Region.");
        }
    }
}
