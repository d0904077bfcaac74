package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;

/** Leads from a step in the graph to the AWS console. Saved with the build. */
public final class ConsoleLink implements Action {

    private final String url;

    ConsoleLink(@NonNull String url) {
        this.url = url;
    }

    @Override
    public String getIconFileName() {
        return "symbol-open-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.ConsoleLink_displayName();
    }

    @CheckForNull
    @Override
    public String getUrlName() {
        return url;
    }
}
