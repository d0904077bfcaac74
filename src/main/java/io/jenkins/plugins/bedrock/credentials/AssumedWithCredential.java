package io.jenkins.plugins.bedrock.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;

/** The role is assumed with another credential, which is looked up from where the role is used. */
public abstract class AssumedWithCredential extends AssumedWith {

    private static final long serialVersionUID = 1L;

    private final String credentialsId;

    /** @param credentialsId as {@link #required} gives it */
    AssumedWithCredential(String credentialsId) {
        this.credentialsId = credentialsId;
    }

    /** The ID of the other credential. */
    @NonNull
    public final String getCredentialsId() {
        return credentialsId;
    }

    /** @throws IllegalArgumentException if there is none */
    static String required(@CheckForNull String credentialsId) {
        String trimmed = Util.fixNull(credentialsId).trim();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException(Messages.CredentialsChoice_Required());
        }
        return trimmed;
    }

    /** What was written by hand must be as valid as what a form has sent. */
    protected final Object readResolve() {
        required(credentialsId);
        return this;
    }
}
