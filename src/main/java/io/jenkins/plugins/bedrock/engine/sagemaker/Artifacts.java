package io.jenkins.plugins.bedrock.engine.sagemaker;

import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the one container of a model or model package has its artifacts. */
record Artifacts(Description container) {

    private static final Pattern SAFE_IN_A_COMMAND = Pattern.compile("s3://[-./_a-zA-Z0-9]+");

    /** The model package that stands in for artifacts of the container's own. */
    Optional<String> modelPackage() {
        requireOneModel();
        Optional<String> name = container.text("ModelPackageName");
        if (name.isPresent() && container.has("InferenceSpecificationName")) {
            throw container.refusal("takes another inference specification of its model package than the first:"
                    + " name the S3 prefix of its artifacts.");
        }
        return name;
    }

    /** @throws ModelProblem if no import could read them */
    ModelUri place() {
        requireOneModel();
        Optional<Description> data = container.part("ModelDataSource").flatMap(source -> source.part("S3DataSource"));
        return data.isPresent() ? ofSource(data.get()) : ofUrl();
    }

    private void requireOneModel() {
        if (container.text("Mode").filter("MultiModel"::equals).isPresent()) {
            throw container.refusal(
                    "serves several models from one container: name the S3 prefix of the one that is meant.");
        }
        if (container.has("AdditionalModelDataSources") || container.has("AdditionalS3DataSource")) {
            throw container.refusal(
                    "has further model data, such as adapters, beside its model: an import takes one whole"
                            + " model. Merge them, upload the result under a prefix of its own, and name that.");
        }
    }

    private ModelUri ofSource(Description data) {
        String uri = data.text("S3Uri").orElseThrow(this::nothingInS3);
        if (data.has("ManifestS3Uri")) {
            throw data.refusal(
                    "lies where a manifest says, file by file: copy the files under one prefix, and name that.");
        }
        if (data.text("CompressionType").filter("None"::equals).isEmpty()) {
            throw compressed(data, uri);
        }
        if (data.text("S3DataType").filter("S3Prefix"::equals).isEmpty()) {
            throw data.refusal(
                    "is the one object " + uri + ": an import takes all files of a model, which lie under one"
                            + " prefix. Upload them so, and name that prefix.");
        }
        return parsed(data, uri);
    }

    /** SageMaker takes such a URL for an archive; only a prefix can be anything else. */
    private ModelUri ofUrl() {
        String url = container.text("ModelDataUrl").orElseThrow(this::nothingInS3);
        if (!url.endsWith("/")) {
            throw compressed(container, url);
        }
        return parsed(container, url);
    }

    private ModelProblem nothingInS3() {
        return container.refusal(
                "names no artifacts in S3, as those of hubs and of AWS Marketplace do: an import reads from"
                        + " a bucket. Copy the model to a prefix of a source, if its licence allows that, and name it.");
    }

    static ModelUri parsed(Description where, String uri) {
        try {
            return ModelUri.parse(uri);
        } catch (IllegalArgumentException e) {
            throw new ModelProblem(
                    where.refusal("lies where no import can read it: ").getMessage() + e.getMessage(), e);
        }
    }

    static ModelProblem compressed(Description what, String uri) {
        String from = SAFE_IN_A_COMMAND.matcher(uri).matches() ? uri : "s3://BUCKET/model.tar.gz";
        return what.refusal(
                "is compressed (" + uri + "): an import reads files as they are. Unpack it under a prefix of a"
                        + " source, and name that: mkdir model && aws s3 cp " + from
                        + " - | tar -xz -C model && aws s3 cp --recursive model s3://BUCKET/PREFIX/ .");
    }
}
