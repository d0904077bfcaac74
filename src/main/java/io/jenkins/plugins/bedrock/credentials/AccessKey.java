package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The role is assumed with an access key, kept as a username (the key's ID) with a password (the secret). */
public final class AccessKey extends AssumedWithCredential {

    private static final long serialVersionUID = 1L;

    private static final String KIND = "Username with password";

    /** @throws IllegalArgumentException without an ID */
    @DataBoundConstructor
    public AccessKey(@CheckForNull String credentialsId) {
        super(required(credentialsId));
    }

    @NonNull
    @Override
    public AssumingCredentials resolve(@NonNull RoleResolution resolution) {
        StandardUsernamePasswordCredentials stored =
                resolution.find(StandardUsernamePasswordCredentials.class, KIND, getCredentialsId());
        String id = stored.getUsername();
        String secret = stored.getPassword().getPlainText();
        if (id.isBlank() || secret.isBlank()) {
            throw new RoleUnavailableException("The credential '" + stored.getId() + "' is no access key: its username"
                    + " must be the access key ID, and its password the secret access key.");
        }
        return AssumingCredentials.ofKey(resolution.key(stored, AwsBasicCredentials.create(id, secret)));
    }

    /** The choice of a username with a password. */
    @Extension(ordinal = 30)
    @Symbol("accessKey")
    public static final class DescriptorImpl extends AssumedWithCredentialDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AccessKey_DisplayName();
        }

        @NonNull
        @Override
        protected AssumedWith of(@NonNull String credentialsId) {
            return new AccessKey(credentialsId);
        }

        @NonNull
        @Override
        protected Class<? extends StandardCredentials> type() {
            return StandardUsernamePasswordCredentials.class;
        }
    }
}
