package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Descriptor;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** The role is assumed with an "AWS Credentials" credential of the aws-credentials plugin, where that is installed. */
public final class AwsCredentialsKey extends AssumedWithCredential {

    private static final long serialVersionUID = 1L;

    private static final String PLUGIN = "aws-credentials";

    /** @throws IllegalArgumentException without an ID */
    @DataBoundConstructor
    public AwsCredentialsKey(@CheckForNull String credentialsId) {
        super(required(credentialsId));
    }

    @NonNull
    @Override
    public AssumingCredentials resolve(@NonNull RoleResolution resolution) {
        if (getDescriptor() == null) {
            throw new RoleUnavailableException("The AWS role '"
                    + resolution.role().getId()
                    + "' is assumed with a credential of the plugin " + PLUGIN + ", which is not installed or not"
                    + " enabled: install it, or assume the role with something else.");
        }
        return AwsCredentialsPlugin.resolve(resolution, getCredentialsId());
    }

    /** No value where the plugin has been removed since; the form then offers the other kinds. */
    @CheckForNull
    @Override
    @SuppressWarnings("unchecked")
    public Descriptor<AssumedWith> getDescriptor() {
        return Jenkins.get().getDescriptor(getClass());
    }

    /** The choice of a credential of that plugin; not there without it. */
    @OptionalExtension(ordinal = 10, requirePlugins = PLUGIN)
    @Symbol("awsCredentials")
    public static final class DescriptorImpl extends AssumedWithCredentialDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AwsCredentialsKey_DisplayName();
        }

        @NonNull
        @Override
        protected AssumedWith of(@NonNull String credentialsId) {
            return new AwsCredentialsKey(credentialsId);
        }

        @NonNull
        @Override
        protected Class<? extends StandardCredentials> type() {
            return AwsCredentialsPlugin.TYPE;
        }
    }
}
