package io.jenkins.plugins.bedrock.parameters;

import static io.jenkins.plugins.bedrock.AcceptedVersions.accept;
import static io.jenkins.plugins.bedrock.AcceptedVersions.digest;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.bedrock.ConfiguredPromotion;
import io.jenkins.plugins.bedrock.engine.Accounts;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Parameters and chosen values are there after a restart of Jenkins. */
public class ParameterRestartTest {

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void whatWasOfferedAndChosenIsReadBack() throws Throwable {
        sessions.then(jenkins -> {
            ConfiguredPromotion.configure("key", "secret");
            accept(7, Accounts.VALIDATION, "support-bot/v7", 1);
            FreeStyleProject job = jenkins.createFreeStyleProject("promote");
            AcceptedModelParameterDefinition parameter = new AcceptedModelParameterDefinition("MODEL", "validation");
            parameter.setModelName("support-bot");
            job.addProperty(new ParametersDefinitionProperty(parameter));
            jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0));
        });
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("promote", FreeStyleProject.class);
            FreeStyleBuild before = job.getBuildByNumber(1);
            assertThat(before.getEnvironment(StreamTaskListener.fromStdout()))
                    .containsEntry("MODEL", "s3://" + Accounts.BUCKET + "/support-bot/v7/")
                    .containsEntry("MODEL_DIGEST", digest(7).toString());
            AcceptedModelParameterValue chosen = (AcceptedModelParameterValue)
                    before.getAction(ParametersAction.class).getParameter("MODEL");
            assertThat(chosen.getVersion()).isEqualTo("support-bot/v7");

            accept(8, Accounts.VALIDATION, "support-bot/v8", 2);
            jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0));
            assertThat(job.getBuildByNumber(2).getEnvironment(StreamTaskListener.fromStdout()))
                    .containsEntry("MODEL_DIGEST", digest(8).toString());
        });
    }
}
