package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractItem;
import hudson.model.Action;
import hudson.model.Api;
import io.jenkins.plugins.bedrock.history.BedrockPermissions;
import io.jenkins.plugins.bedrock.history.ModelAddress;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** The model board of a place: a row for each model version, a column for each environment. Decides nothing. */
@Restricted(NoExternalUse.class)
public class ModelBoard implements Action {

    /** Below the address of Jenkins, a folder or a job. */
    public static final String URL = ModelAddress.BOARD;

    /** The page that compares what is shown here with AWS, below the address of Jenkins; above this package. */
    private static final String COMPARISON = "bedrock-model-comparison";

    private static final String PAGE = BoardPage.class.getName();

    private final Place place;

    ModelBoard(Place place) {
        this.place = place;
    }

    @CheckForNull
    @Override
    public String getIconFileName() {
        return "symbol-cube-outline plugin-ionicons-api";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ModelBoard_DisplayName();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return URL;
    }

    /** The folder or job; null for all of Jenkins. */
    @CheckForNull
    @StaplerNotDispatchable
    public AbstractItem getItem() {
        return place.item();
    }

    /** What the request of this thread asks for, made once for it. */
    @NonNull
    public BoardPage getPage() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        BoardPage page = (BoardPage) request.getAttribute(PAGE);
        if (page == null) {
            page = BoardPage.of(place, request);
            request.setAttribute(PAGE, page);
        }
        return page;
    }

    /** The remote API. */
    @NonNull
    public Api getApi() {
        return new Api(getPage());
    }

    /** Where all models are compared with AWS; null for who may not, and on the boards of folders and jobs. */
    @CheckForNull
    public String getComparison() {
        return getItem() == null && Jenkins.get().hasPermission(BedrockPermissions.COMPARE) ? COMPARISON : null;
    }

    /** Whether the one who asks may set up where models come from and go to, and so is told where. */
    public boolean isConfigurable() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }
}
