package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.ContextInPath;
import com.cloudbees.plugins.credentials.CredentialsDescriptor;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.UserCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.ModelObject;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** An AWS role as it is stored under Jenkins' credentials. */
public final class AwsRoleCredentials extends BaseStandardCredentials implements AwsRole {

    /** An hour: what every role allows, and the most that AWS gives to a role which another role assumes. */
    public static final int DEFAULT_SESSION_SECONDS = 3600;

    private static final long serialVersionUID = 1L;

    private final String roleArn;
    private String externalId = "";
    private int sessionDurationSeconds = DEFAULT_SESSION_SECONDS;
    private AssumedWith assumedWith = new ControllerCredentials();

    /**
     * A role that needs no external ID and is assumed with the controller's own credentials, unless the setters say
     * otherwise.
     *
     * @throws IllegalArgumentException if the ARN is not one of a role
     */
    @DataBoundConstructor
    public AwsRoleCredentials(
            @CheckForNull CredentialsScope scope,
            @CheckForNull String id,
            @CheckForNull String description,
            @CheckForNull String roleArn) {
        super(scope, id, description);
        this.roleArn = new RoleArn(Util.fixNull(roleArn).trim()).value();
    }

    @NonNull
    @Override
    public String getRoleArn() {
        return roleArn;
    }

    @NonNull
    @Override
    public String getExternalId() {
        return externalId;
    }

    /** @throws IllegalArgumentException if STS would refuse it; an empty one counts as none */
    @DataBoundSetter
    public void setExternalId(@CheckForNull String externalId) {
        String trimmed = Util.fixNull(externalId).trim();
        RoleAssumptions.of(roleArn, trimmed, sessionDurationSeconds);
        this.externalId = trimmed;
    }

    @Override
    public int getSessionDurationSeconds() {
        return sessionDurationSeconds;
    }

    /** @throws IllegalArgumentException unless it is 900 (15 minutes) to 43200 (12 hours); no value means one hour */
    @DataBoundSetter
    public void setSessionDurationSeconds(@CheckForNull Integer sessionDurationSeconds) {
        int seconds = sessionDurationSeconds == null ? DEFAULT_SESSION_SECONDS : sessionDurationSeconds;
        RoleAssumptions.of(roleArn, externalId, seconds);
        this.sessionDurationSeconds = seconds;
    }

    @NonNull
    @Override
    public AssumedWith getAssumedWith() {
        return assumedWith;
    }

    /** No value means the controller's own credentials. */
    @DataBoundSetter
    public void setAssumedWith(@CheckForNull AssumedWith assumedWith) {
        this.assumedWith = assumedWith == null ? new ControllerCredentials() : assumedWith;
    }

    /** What was written by hand, or by an earlier version, must be as valid as what a form has sent. */
    private Object readResolve() {
        externalId = Util.fixNull(externalId);
        sessionDurationSeconds = sessionDurationSeconds == 0 ? DEFAULT_SESSION_SECONDS : sessionDurationSeconds;
        setAssumedWith(assumedWith);
        RoleAssumptions.of(roleArn, externalId, sessionDurationSeconds);
        return this;
    }

    /** The form, and its checks. */
    @Extension
    @Symbol("awsRole")
    public static final class DescriptorImpl extends CredentialsDescriptor {

        /** An ARN with which the other fields may be checked whatever the ARN field holds. */
        private static final String ANY_ROLE = "arn:aws:iam::111122223333:role/any";

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AwsRoleCredentials_DisplayName();
        }

        @Override
        public String getDescription() {
            return Messages.AwsRoleCredentials_Description();
        }

        /** Not for a user's own store: a role is for jobs. */
        @Override
        public boolean isApplicable(CredentialsProvider provider) {
            return !(provider instanceof UserCredentialsProvider);
        }

        @Override
        public String getIconClassName() {
            return "symbol-key-outline plugin-ionicons-api";
        }

        /** What a new role is assumed with until another kind is chosen. */
        public AssumedWith getDefaultAssumedWith() {
            return new ControllerCredentials();
        }

        @RequirePOST
        @Restricted(NoExternalUse.class)
        public FormValidation doCheckRoleArn(@ContextInPath ModelObject context, @QueryParameter String value) {
            return new CredentialForm(context).check(() -> new RoleArn(value.trim()));
        }

        @RequirePOST
        @Restricted(NoExternalUse.class)
        public FormValidation doCheckExternalId(@ContextInPath ModelObject context, @QueryParameter String value) {
            return new CredentialForm(context)
                    .check(() -> RoleAssumptions.of(ANY_ROLE, value.trim(), DEFAULT_SESSION_SECONDS));
        }

        @RequirePOST
        @Restricted(NoExternalUse.class)
        public FormValidation doCheckSessionDurationSeconds(
                @ContextInPath ModelObject context, @QueryParameter String value) {
            return new CredentialForm(context).check(() -> RoleAssumptions.of(ANY_ROLE, "", seconds(value)));
        }

        /** @throws IllegalArgumentException if it is no number; an empty one means an hour */
        static int seconds(String value) {
            String trimmed = value.trim();
            if (trimmed.isEmpty()) {
                return DEFAULT_SESSION_SECONDS;
            }
            if (!trimmed.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(Messages.AwsRoleCredentials_NotSeconds(trimmed));
            }
            return Integer.parseInt(trimmed);
        }
    }
}
