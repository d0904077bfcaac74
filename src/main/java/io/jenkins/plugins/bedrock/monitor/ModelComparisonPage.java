package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import io.jenkins.plugins.bedrock.history.BedrockPermissions;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Shows how the ledger and AWS agreed last; AWS is asked by POST only. */
@Extension
@ExportedBean
@Restricted(NoExternalUse.class)
public final class ModelComparisonPage implements RootAction, StaplerProxy {

    /** Below the address of Jenkins. */
    public static final String URL = "bedrock-model-comparison";

    /** None at the top of every page: the model board leads here. */
    @CheckForNull
    @Override
    public String getIconFileName() {
        return null;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ModelComparisonPage_DisplayName();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return URL;
    }

    /** Nobody else sees it, its remote API included. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(BedrockPermissions.COMPARE);
        return this;
    }

    /** The last result; null if nothing was compared yet. */
    @Exported
    @CheckForNull
    public ComparisonReport getLast() {
        return ModelComparisons.get().getLast();
    }

    /** Whether a comparison is under way. */
    @Exported
    public boolean isRunning() {
        return ModelComparisons.get().isRunning();
    }

    /** The remote API. */
    @NonNull
    public Api getApi() {
        return new Api(this);
    }

    /** Compares in the background. */
    @RequirePOST
    public HttpResponse doCompare() {
        Jenkins.get().checkPermission(BedrockPermissions.COMPARE);
        ModelComparisons.get().start(Jenkins.getAuthentication2().getName());
        return HttpResponses.redirectToDot();
    }
}
