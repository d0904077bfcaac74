package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.ContextInPath;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.ModelObject;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The form of one kind of credentials with which a role is assumed, with the button that tries the role. */
public abstract class AssumedWithDescriptor extends Descriptor<AssumedWith> {

    private static final String UNSAVED = "unsaved";

    /** What the form holds at the moment. */
    @NonNull
    protected abstract AssumedWith of(@NonNull String credentialsId);

    /**
     * Assumes the role as the form describes it at the moment, and asks AWS where that leads.
     *
     * @param context whose store the form is for
     */
    @RequirePOST
    @Restricted(NoExternalUse.class)
    public FormValidation doTestRole(
            @ContextInPath ModelObject context,
            @QueryParameter String id,
            @QueryParameter String roleArn,
            @QueryParameter String externalId,
            @QueryParameter String sessionDurationSeconds,
            @QueryParameter String credentialsId,
            @QueryParameter String testRegion) {
        CredentialForm form = new CredentialForm(context);
        form.requireMayStore();
        try {
            AwsRoleCredentials role = new AwsRoleCredentials(null, called(id), "", roleArn);
            role.setExternalId(externalId);
            role.setSessionDurationSeconds(
                    AwsRoleCredentials.DescriptorImpl.seconds(Util.fixNull(sessionDurationSeconds)));
            role.setAssumedWith(of(Util.fixNull(credentialsId)));
            return new RoleTest(
                            role,
                            form.item(),
                            new AwsRegion(Util.fixNull(testRegion).trim()))
                    .run();
        } catch (IllegalArgumentException | RoleUnavailableException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    @RequirePOST
    @Restricted(NoExternalUse.class)
    public FormValidation doCheckTestRegion(@ContextInPath ModelObject context, @QueryParameter String value) {
        return new CredentialForm(context).check(() -> new AwsRegion(value.trim()));
    }

    /** A new one has no ID yet. */
    private static String called(@CheckForNull String id) {
        String trimmed = Util.fixNull(id).trim();
        return trimmed.isEmpty() ? UNSAVED : trimmed;
    }
}
