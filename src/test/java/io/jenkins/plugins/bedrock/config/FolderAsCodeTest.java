package io.jenkins.plugins.bedrock.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import java.util.List;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a folder says about models, in Job DSL. */
public class FolderAsCodeTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Before
    public void configure() throws Exception {
        Sample.clear();
        BedrockConfiguration.get().setEnvironments(List.of(Sample.dev()));
    }

    @Test
    public void aSeedJobMakesTheFolder() throws Exception {
        JENKINS.buildAndAssertSuccess(seed("""
                folder('team-a') {
                  properties {
                    bedrockModelImport {
                      allowedEnvironments(['dev'])
                      allowedPrefixes(['s3://research-models/support-bot/'])
                      environments {
                        modelEnvironment {
                          name('sandbox')
                          account('123412341234')
                          region('us-east-1')
                          credentialsId('sandbox')
                          importRoleArn('arn:aws:iam::123412341234:role/BedrockImport')
                          promotesFrom(['dev'])
                          soak('1h')
                          modelQuota(1)
                          publishTo('/sandbox/{name}')
                          tags {
                            environmentTag {
                              key('team')
                              value('a')
                            }
                          }
                          test {
                            prompt('Say hello.')
                            maxTokens(8)
                          }
                          allowedJobs(['team-a/**'])
                        }
                      }
                    }
                  }
                }
                """));

        BedrockFolderProperty property = JENKINS.jenkins
                .getItemByFullName("team-a", Folder.class)
                .getProperties()
                .get(BedrockFolderProperty.class);
        assertThat(property.getAllowedEnvironments()).containsExactly("dev");
        assertThat(property.getAllowedPrefixes()).containsExactly("s3://research-models/support-bot/");
        ModelEnvironment sandbox = property.getEnvironments().get(0);
        assertThat(sandbox.getPromotesFrom()).containsExactly("dev");
        assertThat(sandbox.getSoak()).isEqualTo("1h");
        assertThat(sandbox.getModelQuota()).isEqualTo(1);
        assertThat(sandbox.getPublishTo()).isEqualTo("/sandbox/{name}");
        assertThat(sandbox.getTags()).extracting(EnvironmentTag::getValue).containsExactly("a");
        assertThat(sandbox.getTest().getMaxTokens()).isEqualTo(8);
        FreeStyleProject job = JENKINS.jenkins
                .getItemByFullName("team-a", Folder.class)
                .createProject(FreeStyleProject.class, "promote");
        assertThat(JobConfiguration.of(job).environmentNames()).containsExactly("dev", "sandbox");
    }

    @Test
    public void aWrongValueFailsTheSeedJob() throws Exception {
        FreeStyleProject seed = seed("""
                folder('team-a') {
                  properties {
                    bedrockModelImport {
                      allowedPrefixes(['research-models'])
                    }
                  }
                }
                """);

        JENKINS.assertLogContains(
                "does not begin with s3://",
                JENKINS.assertBuildStatus(Result.FAILURE, seed.scheduleBuild2(0).get()));
    }

    private static FreeStyleProject seed(String script) throws Exception {
        FreeStyleProject seed = JENKINS.createFreeStyleProject();
        ExecuteDslScripts step = new ExecuteDslScripts();
        step.setScriptText(script);
        step.setSandbox(false);
        seed.getBuildersList().add(step);
        return seed;
    }
}
