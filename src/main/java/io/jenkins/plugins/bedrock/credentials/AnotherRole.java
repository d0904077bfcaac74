package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The role is assumed with another AWS role, which is assumed first; AWS gives such a session an hour at most. */
public final class AnotherRole extends AssumedWithCredential {

    private static final long serialVersionUID = 1L;

    /** @throws IllegalArgumentException without an ID */
    @DataBoundConstructor
    public AnotherRole(@CheckForNull String credentialsId) {
        super(required(credentialsId));
    }

    @NonNull
    @Override
    public AssumingCredentials resolve(@NonNull RoleResolution resolution) {
        return resolution.through(getCredentialsId());
    }

    /** The choice of an AWS role. */
    @Extension(ordinal = 20)
    @Symbol("role")
    public static final class DescriptorImpl extends AssumedWithCredentialDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AnotherRole_DisplayName();
        }

        @NonNull
        @Override
        protected AssumedWith of(@NonNull String credentialsId) {
            return new AnotherRole(credentialsId);
        }

        @NonNull
        @Override
        protected Class<? extends StandardCredentials> type() {
            return AwsRole.class;
        }
    }
}
