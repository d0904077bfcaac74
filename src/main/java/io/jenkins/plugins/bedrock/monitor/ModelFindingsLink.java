package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Api;
import hudson.model.ManagementLink;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Lists what was found last; AWS is asked by POST only. */
@Extension
@ExportedBean
@Restricted(NoExternalUse.class)
public final class ModelFindingsLink extends ManagementLink implements StaplerProxy {

    /** Below the page that manages Jenkins. */
    public static final String URL = "bedrock-model-findings";

    /** Below the address of Jenkins. */
    static final String ADDRESS = "manage/" + URL + "/";

    @NonNull
    @Override
    public String getIconFileName() {
        return "symbol-file-tray-full-outline plugin-ionicons-api";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ModelFindingsLink_DisplayName();
    }

    @NonNull
    @Override
    public String getDescription() {
        return Messages.ModelFindingsLink_Description();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return URL;
    }

    @NonNull
    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    /** Nobody but administrators sees it, its remote API included. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return this;
    }

    /** What was found last; null if nobody has looked yet. */
    @Exported
    @CheckForNull
    public FindingsReport getLast() {
        return ModelFindings.get().getLast();
    }

    /** Whether somebody is looking. */
    @Exported
    public boolean isRunning() {
        return ModelFindings.get().isRunning();
    }

    /** The remote API. */
    @NonNull
    public Api getApi() {
        return new Api(this);
    }

    /** Looks in the background. */
    @RequirePOST
    public HttpResponse doCheck() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        ModelFindings.get().start(Jenkins.getAuthentication2().getName());
        return HttpResponses.redirectToDot();
    }
}
