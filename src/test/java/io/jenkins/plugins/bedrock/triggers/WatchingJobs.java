package io.jenkins.plugins.bedrock.triggers;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import java.util.List;
import org.jvnet.hudson.test.JenkinsRule;

/** Jobs of a test that are started for new models, and what they were started with. */
final class WatchingJobs {

    private final JenkinsRule jenkins;

    WatchingJobs(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    FreeStyleProject create(String name, NewModelTrigger trigger) throws Exception {
        return create(
                name,
                trigger,
                new StringParameterDefinition("MODEL", "none"),
                new StringParameterDefinition("MODEL_DIGEST", "unknown"),
                new StringParameterDefinition("OTHER", "as always"));
    }

    FreeStyleProject create(String name, NewModelTrigger trigger, ParameterDefinition... parameters) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject(name);
        job.setQuietPeriod(0);
        job.addProperty(new ParametersDefinitionProperty(parameters));
        job.addTrigger(trigger);
        trigger.start(job, true);
        job.save(); // which makes its pages known
        return job;
    }

    /** Has its trigger look, and what that starts end. */
    void look(FreeStyleProject job) throws Exception {
        NewModelPolls.get().look(job, job.getTrigger(NewModelTrigger.class)).get();
        jenkins.waitUntilNoActivity();
    }

    /** The values of a parameter in all builds, the first build first. */
    List<String> given(FreeStyleProject job, String parameter) {
        return job.getBuilds().stream()
                .sorted((one, other) -> one.getNumber() - other.getNumber())
                .map(build -> value(build, parameter))
                .toList();
    }

    private static String value(FreeStyleBuild build, String parameter) {
        return (String)
                build.getAction(ParametersAction.class).getParameter(parameter).getValue();
    }

    /** The page with what came of the last look. */
    String page(FreeStyleProject job) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            return client.getPage(job, "newModels").asNormalizedText();
        }
    }
}
