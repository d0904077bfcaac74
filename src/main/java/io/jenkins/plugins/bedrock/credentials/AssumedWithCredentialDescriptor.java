package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.ContextInPath;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.ModelObject;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The form of a kind that names another credential. */
public abstract class AssumedWithCredentialDescriptor extends AssumedWithDescriptor {

    /** The credentials that are offered. */
    @NonNull
    protected abstract Class<? extends StandardCredentials> type();

    @RequirePOST
    @Restricted(NoExternalUse.class)
    public ListBoxModel doFillCredentialsIdItems(
            @ContextInPath ModelObject context, @QueryParameter String credentialsId) {
        return CredentialsChoice.items(type(), new CredentialForm(context).item(), credentialsId);
    }

    @RequirePOST
    @Restricted(NoExternalUse.class)
    public FormValidation doCheckCredentialsId(@ContextInPath ModelObject context, @QueryParameter String value) {
        return CredentialsChoice.check(type(), new CredentialForm(context).item(), value);
    }
}
