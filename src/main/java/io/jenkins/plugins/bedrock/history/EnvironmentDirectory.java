package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells which place a job means by the name of an environment. */
@Restricted(NoExternalUse.class)
public interface EnvironmentDirectory extends ExtensionPoint {

    /** The one of this controller. */
    @NonNull
    static EnvironmentDirectory get() {
        return ExtensionList.lookupSingleton(EnvironmentDirectory.class);
    }

    /**
     * The environment that a job would promote to.
     *
     * @throws io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException if the job may use none of this
     *     name; names those that it may use
     * @throws IllegalArgumentException if what is configured has a wrong value
     */
    @NonNull
    EnvironmentId find(@NonNull Item job, @NonNull String name);
}
