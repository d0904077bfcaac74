package io.jenkins.plugins.bedrock.credentials;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * The role is assumed with the controller's own credentials: environment, web identity, container or instance profile.
 * Only from the global store, or where a {@link ControllerCredentialsRule} allows it.
 */
public final class ControllerCredentials extends AssumedWith {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public ControllerCredentials() {}

    @NonNull
    @Override
    public AssumingCredentials resolve(@NonNull RoleResolution resolution) {
        AwsRole role = resolution.role();
        resolution.requireController(role, new RoleArn(role.getRoleArn()));
        return ControllerIdentity.credentials();
    }

    /** A form without fields. */
    @Extension(ordinal = 40)
    @Symbol("controller")
    public static final class DescriptorImpl extends AssumedWithDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ControllerCredentials_DisplayName();
        }

        @NonNull
        @Override
        protected AssumedWith of(@NonNull String credentialsId) {
            return new ControllerCredentials();
        }
    }
}
