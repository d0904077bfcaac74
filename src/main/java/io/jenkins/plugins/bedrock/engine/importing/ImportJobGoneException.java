package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;

/** AWS does not know the job that is waited for. */
public final class ImportJobGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportJobGoneException(String jobArn, AccountAccess access) {
        super("Could not wait for the import job " + jobArn + ": AWS knows no such job in " + access
                + ". Check that it was started in this account and Region.");
    }
}
