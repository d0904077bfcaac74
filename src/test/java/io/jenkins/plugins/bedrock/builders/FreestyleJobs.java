package io.jenkins.plugins.bedrock.builders;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Builder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jvnet.hudson.test.JenkinsRule;

/** Freestyle jobs of a test. */
final class FreestyleJobs {

    private static final long AT_ONCE_SECONDS = 10;

    private final JenkinsRule jenkins;

    FreestyleJobs(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    FreeStyleProject job(String name, List<? extends Builder> steps) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject(name);
        job.getBuildersList().addAll(steps);
        return job;
    }

    FreeStyleProject job(String name, Builder... steps) throws Exception {
        return job(name, List.of(steps));
    }

    /** With access around all of its steps. */
    FreeStyleProject job(String name, WithModelAccessWrapper access, Builder... steps) throws Exception {
        FreeStyleProject job = job(name, steps);
        job.getBuildWrappersList().add(access);
        return job;
    }

    /** A build that has got as far as this line of its log. */
    FreeStyleBuild startUntil(String line, FreeStyleProject job) throws Exception {
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage(line, build);
        return build;
    }

    /** Aborts a build, which must have ended within seconds. */
    void abort(FreeStyleBuild build) throws Exception {
        long start = System.nanoTime();
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        Assertions.assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
                .isLessThan(AT_ONCE_SECONDS);
    }

    /** A build that fails for a reason that its log gives in a sentence, without a stack trace. */
    FreeStyleBuild fails(FreeStyleProject job, String because) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains(because, build);
        jenkins.assertLogNotContains("\tat ", build);
        jenkins.assertLogNotContains("Exception:", build);
        return build;
    }
}
