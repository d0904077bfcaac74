package io.jenkins.plugins.bedrock.engine.inspection;

/** Where a rule of the inspection comes from. */
public enum RuleSource {
    /** The page on what can be imported. */
    USER_GUIDE("Amazon Bedrock user guide, Import a customized model into Amazon Bedrock"),
    /** The API model of Bedrock. */
    BEDROCK_API("Amazon Bedrock API, CreateModelImportJob"),
    /** What AWS writes about GPT-OSS. */
    GPT_OSS("AWS blog on importing GPT-OSS models into Amazon Bedrock"),
    /** S3's user guide. */
    S3("Amazon S3 user guide"),
    /** KMS's developer guide. */
    KMS("AWS KMS developer guide"),
    /** The README of the safetensors project, and its reference implementation. */
    SAFETENSORS("safetensors format (README and reference implementation)"),
    /** How the library loads a checkpoint. */
    TRANSFORMERS("Hugging Face transformers, the version that Amazon Bedrock loads with"),
    /** A rule of this plugin. */
    PLUGIN("bedrock-model-import");

    private final String title;

    RuleSource(String title) {
        this.title = title;
    }

    /** The document's title. */
    public String title() {
        return title;
    }
}
