package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.builds.AccessGranting;
import io.jenkins.plugins.bedrock.builds.AccessRevocation;
import io.jenkins.plugins.bedrock.builds.Failures;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PendingRevocation;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Access around a block: granted before it, revoked after it, whether it has succeeded, failed or been aborted.
 *
 * <p>What cannot be revoked while the build waits for it (an import goes on after an abort, or the build is aborted once
 * more) is left to the controller, which does it as soon as it can.
 */
final class WithModelAccessExecution extends ModelExecution {

    private static final long serialVersionUID = 1L;

    private final ModelParameters parameters;
    private final String expiresAfter;
    private transient PendingRevocation pending;
    private Phase phase = Phase.GRANTING;
    private BodyExecution body;
    private Serializable result;
    private Throwable failure;

    private enum Phase {
        GRANTING,
        BODY,
        REVOKING
    }

    WithModelAccessExecution(StepContext context, ModelParameters parameters, String expiresAfter) {
        super(context);
        this.parameters = parameters;
        this.expiresAfter = expiresAfter;
    }

    @Override
    void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
        ModelParameters located = build.located(parameters);
        PendingRevocation ours = new PendingRevocation(build.run(), place(), located);
        synchronized (this) {
            pending = ours;
        }
        switch (phase()) {
            case GRANTING -> grant(build, located);
            case BODY -> {}
            case REVOKING -> revoke(build, located);
        }
    }

    @Override
    @NonNull
    ExecutorService pool(@NonNull AwsConnection here) {
        return here.access();
    }

    @Override
    public void stop(@NonNull Throwable cause) {
        BodyExecution running;
        boolean first;
        synchronized (this) {
            running = phase == Phase.BODY ? body : null;
            first = running == null && finish();
        }
        if (running != null) {
            running.cancel(cause);
        } else if (first) {
            leaveToController();
            stopped(cause);
        }
    }

    private void grant(PromotingBuild build, ModelParameters located) throws IOException, InterruptedException {
        build.promotion(located);
        PendingRevocations.get().add(pending());
        AccessGranting.forBlock(build, place()).run(located, expiresAfter);
        synchronized (this) {
            if (isOver()) {
                return;
            }
            phase = Phase.BODY;
            body = getContext()
                    .newBodyInvoker()
                    .withCallback(new Callback(this))
                    .start();
        }
    }

    private void revoke(PromotingBuild build, ModelParameters located) throws IOException, InterruptedException {
        Map<String, Object> outcome = AccessRevocation.forBlock(build, place()).run(located);
        if (!AccessRevocation.isToBeTriedAgain(outcome)) {
            PendingRevocations.get().drop(pending());
            end();
        } else if (failed() == null) {
            status(build, AccessRevocation.message(outcome));
            advanceLater(build);
        } else {
            leaveToController();
            build.say(AccessRevocation.message(outcome) + " Jenkins takes it back then, also without this build.");
            end();
        }
    }

    /** The block's own end counts more than what went wrong afterwards. */
    @Override
    void fail(@NonNull Throwable problem) {
        PendingRevocation ours = pending();
        if (ours != null && phase() == Phase.GRANTING && AccessGranting.isRefusal(problem)) {
            PendingRevocations.get().drop(ours);
        }
        if (phase() == Phase.REVOKING && failed() != null && !isStopping()) {
            leaveToController();
            failed().addSuppressed(Failures.toldToBuild(problem));
            end();
        } else {
            super.fail(problem);
        }
    }

    private void end() {
        Throwable first = failed();
        if (first == null) {
            succeed(result());
        } else if (finish()) {
            getContext().onFailure(first);
        }
    }

    private void leaveToController() {
        PendingRevocation ours = pending();
        if (ours != null) {
            PendingRevocations.get().setDue(ours);
        }
    }

    private synchronized PendingRevocation pending() {
        return pending;
    }

    private synchronized Phase phase() {
        return phase;
    }

    private synchronized Throwable failed() {
        return failure;
    }

    private synchronized Serializable result() {
        return result;
    }

    private void closed(Object value, Throwable problem) {
        synchronized (this) {
            phase = Phase.REVOKING;
            result = value instanceof Serializable kept ? kept : null;
            failure = problem;
        }
        getContext().saveState();
        advance();
    }

    /** The end of the block; saved with the build as part of the execution's own program. */
    private static final class Callback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final WithModelAccessExecution execution;

        private Callback(WithModelAccessExecution execution) {
            this.execution = execution;
        }

        @Override
        public void onSuccess(StepContext context, Object value) {
            execution.closed(value, null);
        }

        @Override
        public void onFailure(StepContext context, Throwable problem) {
            execution.closed(null, problem);
        }
    }
}
