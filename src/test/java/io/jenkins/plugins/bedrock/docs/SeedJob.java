package io.jenkins.plugins.bedrock.docs;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import org.jvnet.hudson.test.JenkinsRule;

/** Runs the Job DSL of an example. */
final class SeedJob {

    private SeedJob() {}

    static FreeStyleBuild run(JenkinsRule jenkins, Example example, Result expected) throws Exception {
        FreeStyleProject seed = jenkins.createFreeStyleProject("seed-" + example.line());
        ExecuteDslScripts script = new ExecuteDslScripts();
        script.setScriptText(example.text());
        seed.getBuildersList().add(script);
        return jenkins.buildAndAssertStatus(expected, seed);
    }
}
