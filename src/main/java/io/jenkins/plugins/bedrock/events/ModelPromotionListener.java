package io.jenkins.plugins.bedrock.events;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;

/**
 * Is told what comes of models on their way from environment to environment. An extension may start another job, or notify
 * people.
 *
 * <p>Listeners are called one after the other, in the order of what happened, on a thread of their own that runs as SYSTEM:
 * no build waits for them, and what one throws is logged and harms nobody. A listener must not block for long, since the
 * others wait for it. What Jenkins had no time to tell before it stopped is not told later: whoever must not miss anything
 * looks at the ledger as well.
 */
public interface ModelPromotionListener extends ExtensionPoint {

    /**
     * An environment has come to accept a model: it was imported, nothing moved, and the environment's own test has passed.
     *
     * <p>Told once for each acceptance. A build that finds the model accepted already tells nothing; a model whose imported
     * model was deleted, and that was then imported anew, is accepted anew.
     */
    default void onAccepted(@NonNull ModelPromotionEvent event) {}

    /**
     * A model did not get into an environment: it was refused, its import failed, it changed meanwhile, or the environment's
     * own test did not pass. {@link ModelPromotionEvent#getProblem} says which.
     *
     * <p>Not told when a build is aborted, waits no longer, cannot reach AWS, or finds in an inspection that the model cannot
     * be imported: nothing is decided then.
     */
    default void onFailed(@NonNull ModelPromotionEvent event) {}
}
