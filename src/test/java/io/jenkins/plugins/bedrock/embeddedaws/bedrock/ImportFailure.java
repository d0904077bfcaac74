package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

/** Why an import fails; the message is what GetModelImportJob shows. */
final class ImportFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportFailure(String message) {
        super(message, null, false, false);
    }
}
