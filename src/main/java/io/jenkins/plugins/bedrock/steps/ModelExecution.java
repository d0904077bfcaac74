package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bedrock.builds.Failures;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.builds.StepPlace;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * A step on its way: it calls AWS on the plugin's own threads, waits without one, and begins again where it was after a
 * restart.
 *
 * <p>Start, restart and every callback go through {@link #perform}; the first to finish wins. Nothing that is saved is
 * trusted: what is under way or done already is asked from AWS and from the build's memory.
 */
abstract class ModelExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(ModelExecution.class.getName());

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private transient AwsConnection connection;
    private transient Runnable cancel;
    private transient boolean over;
    private transient volatile String status;

    ModelExecution(@NonNull StepContext context) {
        super(context);
    }

    /** Does what is to be done next, on a thread that may call AWS; ends the step, or says what is waited for. */
    abstract void work(@NonNull PromotingBuild build) throws IOException, InterruptedException;

    @Override
    public final boolean start() {
        advance();
        return false;
    }

    @Override
    public final void onResume() {
        advance();
    }

    /** Ends the step at once; no call is made, and what AWS does already goes on. */
    @Override
    public void stop(@NonNull Throwable cause) {
        if (finish()) {
            stopped(cause);
        }
    }

    /** Ends what is under way, and the step, which nothing has ended before. */
    final void stopped(@NonNull Throwable cause) {
        Runnable ending;
        synchronized (this) {
            ending = cancel;
            cancel = null;
        }
        if (ending != null) {
            ending.run();
        }
        getContext().onFailure(cause);
    }

    @Override
    @CheckForNull
    public final String getStatus() {
        return status;
    }

    final void advance() {
        perform(this::work);
    }

    /** Work that may call AWS. */
    interface Work {
        void run(PromotingBuild build) throws IOException, InterruptedException;
    }

    final void perform(@NonNull Work work) {
        perform(pool(AwsConnection.get()), work);
    }

    /** @param pool on whose threads it is done */
    final void perform(@NonNull Executor pool, @NonNull Work work) {
        AwsConnection here = AwsConnection.get();
        FutureTask<Void> task = new FutureTask<>(() -> attempt(work), null);
        synchronized (this) {
            connection = here;
        }
        waitWith(() -> task.cancel(true));
        try {
            pool.execute(task);
        } catch (RejectedExecutionException ended) {
            LOGGER.log(Level.FINE, "Jenkins stops: the step goes on after the restart.", ended);
        }
    }

    /** Where the step's work is done. */
    @NonNull
    ExecutorService pool(@NonNull AwsConnection here) {
        return here.operations();
    }

    /** What a wait brings is worked on as a call to AWS may need it, whoever brings it. */
    final <T> void whenDone(@NonNull CompletionStage<T> stage, @NonNull Conclusion<T> conclusion) {
        stage.whenComplete((value, problem) -> {
            if (problem == null) {
                perform(build -> succeed(conclusion.of(value)));
            } else {
                fail(problem);
            }
        });
    }

    /** Makes the step's result of what a wait has brought. */
    interface Conclusion<T> {
        Object of(T value) throws IOException, InterruptedException;
    }

    /** Goes on in half a minute, without a thread until then. */
    final void advanceLater(@NonNull PromotingBuild build) {
        Scheduler.Timer timer = build.engine().background().scheduler().schedule(LOOK_AGAIN, this::advance);
        waitWith(timer::cancel);
    }

    /** @param how ends what is waited for; does no I/O */
    final void waitWith(@NonNull Runnable how) {
        boolean late;
        synchronized (this) {
            late = over;
            cancel = how;
        }
        if (late) {
            how.run();
        }
    }

    final void succeed(@CheckForNull Object result) {
        if (finish()) {
            getContext().onSuccess(result);
        }
    }

    void fail(@NonNull Throwable problem) {
        if (isStopping()) {
            LOGGER.log(Level.FINE, "Jenkins stops: the step goes on after the restart.", problem);
        } else if (finish()) {
            getContext().onFailure(Failures.toldToBuild(problem));
        }
    }

    /** Whether this call, and none before it, has ended the step. */
    final synchronized boolean finish() {
        boolean first = !over;
        over = true;
        return first;
    }

    final synchronized boolean isOver() {
        return over;
    }

    /** What the step is doing, for thread dumps and, when it changes, for the log. */
    final void status(@NonNull PromotingBuild build, @NonNull String what) {
        if (!what.equals(status)) {
            status = what;
            build.say(what);
        }
    }

    /** Names the step in the graph. */
    final void label(@NonNull String text) throws IOException, InterruptedException {
        FlowNode node = getContext().get(FlowNode.class);
        if (node != null && node.getAction(LabelAction.class) == null) {
            node.addAction(new LabelAction(text));
        }
    }

    /** Leads from the step in the graph to where the AWS console shows what it has done. */
    @NonNull
    final Map<String, Object> linked(@NonNull Map<String, Object> result) throws IOException, InterruptedException {
        FlowNode node = getContext().get(FlowNode.class);
        if (node != null && result.get("console") instanceof String url) {
            node.addOrReplaceAction(new ConsoleLink(url));
        }
        return result;
    }

    @NonNull
    final StepPlace place() throws IOException, InterruptedException {
        return StepPlaces.of(getContext().get(FlowNode.class));
    }

    private void attempt(Work work) {
        try {
            work.run(build());
        } catch (InterruptedException e) {
            fail(e);
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private PromotingBuild build() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        if (run == null || listener == null) {
            throw new IllegalStateException("The build of this step is gone.");
        }
        return new PromotingBuild(run, listener);
    }

    final synchronized boolean isStopping() {
        return connection != null && !connection.isOpen();
    }
}
