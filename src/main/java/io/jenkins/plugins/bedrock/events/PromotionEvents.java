package io.jenkins.plugins.bedrock.events;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.ImpersonatingExecutorService;
import jenkins.util.ContextResettingExecutorService;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells all listeners what happened, on one thread of their own: builds do not wait for them. Ended with Jenkins. */
@Extension
@Restricted(NoExternalUse.class)
public final class PromotionEvents {

    private static final Logger LOGGER = Logger.getLogger(PromotionEvents.class.getName());
    private static final long KEPT_IDLE_SECONDS = 30;

    /** A listener that hangs must not let these fill the memory. */
    private static final int MOST_WAITING = 10_000;

    private final ExecutorService thread =
            new ImpersonatingExecutorService(new ContextResettingExecutorService(onlyOneThread()), ACL.SYSTEM2);

    /** The one of this controller. */
    @NonNull
    public static PromotionEvents get() {
        return ExtensionList.lookupSingleton(PromotionEvents.class);
    }

    public void accepted(@NonNull ModelPromotionEvent event) {
        tell(ModelPromotionListener::onAccepted, event);
    }

    public void failed(@NonNull ModelPromotionEvent event) {
        tell(ModelPromotionListener::onFailed, event);
    }

    private void tell(BiConsumer<ModelPromotionListener, ModelPromotionEvent> how, ModelPromotionEvent event) {
        try {
            thread.execute(() ->
                    ExtensionList.lookup(ModelPromotionListener.class).forEach(listener -> tell(listener, how, event)));
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.WARNING, "Listeners are not told of {0}: Jenkins stops, or one of them hangs.", event);
        }
    }

    private static void tell(
            ModelPromotionListener listener,
            BiConsumer<ModelPromotionListener, ModelPromotionEvent> how,
            ModelPromotionEvent event) {
        try {
            how.accept(listener, event);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, e, () -> listener.getClass().getName() + " failed when it was told of " + event);
        }
    }

    /** What is not told by now is not told any more. */
    @Terminator
    @Restricted(NoExternalUse.class)
    public static void close() {
        ExtensionList.lookup(PromotionEvents.class).forEach(events -> events.thread.shutdownNow());
    }

    private static ExecutorService onlyOneThread() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1,
                1,
                KEPT_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                new NamingThreadFactory(new DaemonThreadFactory(), "Bedrock model events"));
        one.allowCoreThreadTimeOut(true);
        return one;
    }
}
