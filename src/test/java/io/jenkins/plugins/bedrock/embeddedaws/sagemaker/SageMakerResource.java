package io.jenkins.plugins.bedrock.embeddedaws.sagemaker;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A model, model package or training job, for tests to change. */
public final class SageMakerResource {

    private final SageMakerResources resources;
    private final String arn;
    private final ObjectNode description;

    SageMakerResource(SageMakerResources resources, String arn, ObjectNode description) {
        this.resources = resources;
        this.arn = arn;
        this.description = description;
        resources.put(arn, description.deepCopy());
    }

    public String arn() {
        return arn;
    }

    /**
     * The same with another text in its description.
     *
     * @param pointer for example {@code /OutputDataConfig/CompressionType}
     */
    public SageMakerResource with(String pointer, String value) {
        return with(pointer, TextNode.valueOf(value));
    }

    /** The same with anything in its description. */
    public SageMakerResource with(String pointer, JsonNode value) {
        JsonPointer where = JsonPointer.compile(pointer);
        description.withObject(where.head()).set(where.last().getMatchingProperty(), value);
        resources.put(arn, description.deepCopy());
        return this;
    }

    /** The same without something. */
    public SageMakerResource without(String pointer) {
        JsonPointer where = JsonPointer.compile(pointer);
        description.withObject(where.head()).remove(where.last().getMatchingProperty());
        resources.put(arn, description.deepCopy());
        return this;
    }

    /** As its owner does; what it pointed to in S3 stays. */
    public void delete() {
        resources.remove(arn);
    }
}
