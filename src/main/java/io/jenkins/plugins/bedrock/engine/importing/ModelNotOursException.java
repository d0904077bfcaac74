package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;

/** A model that was not imported by us is not deleted by us. */
public final class ModelNotOursException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelNotOursException(String name, String arn, AccountAccess access) {
        super("Did not delete the imported model " + name + " (" + arn + ") in " + access
                + ": it has no tag " + ImportTags.DIGEST
                + ", so it was not imported from here. Delete it with the tool that imported it.");
    }
}
