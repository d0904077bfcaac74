package io.jenkins.plugins.bedrock.embeddedaws.sagemaker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A container of a model or model package: an image, and where its model lies. */
public final class SageMakerContainer {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private SageMakerContainer() {
        json.put("Image", "763104351884.dkr.ecr.us-east-1.amazonaws.com/djl-inference:0.33.0-lmi15.0.0-cu128");
    }

    /** Without a model of its own. */
    public static SageMakerContainer empty() {
        return new SageMakerContainer();
    }

    /** Of the files under a prefix, as they are. */
    public static SageMakerContainer of(String prefix) {
        return of(prefix, "S3Prefix", "None");
    }

    /** Of any data source. */
    public static SageMakerContainer of(String uri, String dataType, String compression) {
        SageMakerContainer container = new SageMakerContainer();
        container
                .json
                .putObject("ModelDataSource")
                .putObject("S3DataSource")
                .put("S3Uri", uri)
                .put("S3DataType", dataType)
                .put("CompressionType", compression);
        return container;
    }

    /** Of what a URL points to, mostly an archive. */
    public static SageMakerContainer ofUrl(String url) {
        return new SageMakerContainer().with("ModelDataUrl", url);
    }

    /** Of a model package. */
    public static SageMakerContainer ofPackage(String nameOrArn) {
        return new SageMakerContainer().with("ModelPackageName", nameOrArn);
    }

    /** With one more member of text. */
    public SageMakerContainer with(String member, String value) {
        json.put(member, value);
        return this;
    }

    /** With one more member of its data source. */
    public SageMakerContainer withData(String member, String value) {
        json.withObject("/ModelDataSource/S3DataSource").put(member, value);
        return this;
    }

    /** With an adapter beside its model. */
    public SageMakerContainer withAdapter(String prefix) {
        ObjectNode adapter = json.withArray("AdditionalModelDataSources").addObject();
        adapter.put("ChannelName", "adapter");
        adapter.putObject("S3DataSource")
                .put("S3Uri", prefix)
                .put("S3DataType", "S3Prefix")
                .put("CompressionType", "None");
        return this;
    }

    ObjectNode json() {
        return json.deepCopy();
    }
}
