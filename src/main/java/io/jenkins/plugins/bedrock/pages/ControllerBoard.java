package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.history.ModelAddress;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The model board of all of Jenkins, and below it the history of each model. */
@Extension
@Restricted(NoExternalUse.class)
public final class ControllerBoard extends ModelBoard implements RootAction {

    public ControllerBoard() {
        super(Place.controller());
    }

    /** Stands at the top of every page, so that it does so for those only to whom it can show anything. */
    @CheckForNull
    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(Jenkins.READ) && isOfInterest() ? super.getIconFileName() : null;
    }

    private static boolean isOfInterest() {
        if (!BedrockConfiguration.get().getEnvironments().isEmpty()) {
            return true;
        }
        Viewer viewer = new Viewer();
        return ModelIndex.get().models().stream()
                .anyMatch(model -> new VisibleModel(model, viewer).isIn(Place.controller()));
    }

    /** Where the history of a model is, below the address of Jenkins. */
    @NonNull
    static String urlOf(@NonNull String sha256) {
        return ModelAddress.ofHistory(sha256);
    }

    /**
     * The history of a model.
     *
     * @param sha256 its digest
     * @return null, so not found, if there is none, or nothing of it that the one who asks may see
     */
    @CheckForNull
    @StaplerDispatchable
    public ModelPage getModel(@NonNull String sha256) {
        Viewer viewer = new Viewer();
        return VisibleModel.find(sha256, viewer)
                .map(model -> new ModelPage(model, viewer))
                .orElse(null);
    }
}
