package io.jenkins.plugins.bedrock;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jvnet.hudson.test.JenkinsRule;

/** Pipeline jobs of a test; scripts may use {@code MODEL}. */
public final class Pipelines {

    private final JenkinsRule jenkins;

    public Pipelines(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    public WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition("def MODEL = '" + JenkinsWorld.MODEL + "'\n" + script, true));
        return job;
    }

    /** Starts a build and returns at once. */
    public WorkflowRun start(String name, String script) throws Exception {
        return job(name, script).scheduleBuild2(0).waitForStart();
    }

    /** A build that has ended as expected. */
    public WorkflowRun run(Result expected, String name, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, job(name, script));
    }

    /** Lets a build go on that waits at an {@code input} step, as nobody who is known. */
    public static void proceed(WorkflowRun run) throws Exception {
        run.getAction(InputAction.class).getExecutions().get(0).proceed(null);
    }

    /** The first build of a job, after a restart. */
    public WorkflowRun first(String name) {
        return jenkins.jenkins.getItemByFullName(name, WorkflowJob.class).getBuildByNumber(1);
    }
}
