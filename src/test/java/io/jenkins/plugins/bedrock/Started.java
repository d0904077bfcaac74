package io.jenkins.plugins.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.bedrock.triggers.NewModelCause;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The builds that the trigger for new models has started, in order; a test makes an extension of it. */
public abstract class Started extends RunListener<Run<?, ?>> {

    private static final BlockingQueue<Run<?, ?>> BUILDS = new LinkedBlockingQueue<>();

    public static void forget() {
        BUILDS.clear();
    }

    /** The next one, for which a test waits. */
    public static Run<?, ?> next(String job) throws InterruptedException {
        Run<?, ?> build = BUILDS.poll(60, TimeUnit.SECONDS);
        assertThat(build).as("a build that the trigger has started").isNotNull();
        assertThat(build.getParent().getFullName()).isEqualTo(job);
        return build;
    }

    @Override
    public void onStarted(Run<?, ?> build, TaskListener listener) {
        if (build.getCause(NewModelCause.class) != null) {
            BUILDS.add(build);
        }
    }
}
