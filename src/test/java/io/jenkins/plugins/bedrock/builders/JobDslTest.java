package io.jenkins.plugins.bedrock.builders;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.tasks.Builder;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import java.util.List;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Seed jobs make freestyle jobs with the build steps, by the steps' own names. */
public class JobDslTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();
    private final FreestyleJobs jobs = new FreestyleJobs(jenkins);

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void configure() throws Exception {
        world.configure();
    }

    @Test
    public void aSeedJobSetsEveryParameter() throws Exception {
        FreeStyleProject job = seeded("""
                job('seeded') {
                  wrappers {
                    withModelAccess {
                      model('s3://research-models/support-bot/v7/')
                      environment('dev')
                      name('bot')
                      expiresAfter('24h')
                    }
                  }
                  steps {
                    inspectModel {
                      model('s3://research-models/support-bot/v7/')
                      environment('dev')
                      name('bot')
                      failOn('never')
                      accept('CUSTOM_CODE, QUANTIZED')
                      hash(true)
                    }
                    grantModelAccess {
                      model('s3://research-models/support-bot/v7/')
                      environment('dev')
                      name('bot')
                      expiresAfter('24h')
                      dryRun(true)
                    }
                    importBedrockModel {
                      model('s3://research-models/support-bot/v7/')
                      environment('dev')
                      name('bot')
                      digest('sha256:12')
                      accept('CUSTOM_CODE')
                    }
                    awaitImport {
                      environment('dev')
                      name('bot')
                      model('s3://research-models/support-bot/v7/')
                      job('dev-bot-1')
                      atMost('2h')
                    }
                    testImportedModel {
                      model('s3://research-models/support-bot/v7/')
                      environment('dev')
                      name('bot')
                      prompt('Hello?')
                      format('chat')
                      maxTokens(12)
                      body('{"prompt": "Hello?"}')
                      expected('[Hh]ello$')
                      patience('5m')
                    }
                    revokeModelAccess {
                      model('s3://research-models/support-bot/v7/')
                      environment('dev')
                      name('bot')
                    }
                    deleteImportedModel {
                      environment('dev')
                      name('bot')
                      model('s3://research-models/support-bot/v7/')
                      importedModel('dev-bot-1')
                      digest('sha256:0000000000000000000000000000000000000000000000000000000000000000')
                      olderThan('30d')
                      keep(3)
                      force(true)
                      dryRun(true)
                    }
                  }
                }
                """);

        List<Builder> expected = Twins.filledIn();
        assertThat(job.getBuilders()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            jenkins.assertEqualDataBoundBeans(expected.get(i), job.getBuilders().get(i));
        }
        jenkins.assertEqualDataBoundBeans(
                Twins.access(), job.getBuildWrappersList().get(WithModelAccessWrapper.class));
    }

    @Test
    public void aSeededJobPromotesAModel() throws Exception {
        FreeStyleProject job = seeded("""
                job('seeded') {
                  wrappers {
                    withModelAccess {
                      model('s3://research-models/support-bot/v7/')
                      environment('dev')
                    }
                  }
                  steps {
                    importBedrockModel {
                      model('s3://research-models/support-bot/v7/')
                      environment('dev')
                    }
                    awaitImport { environment('dev') }
                    testImportedModel {
                      model('s3://research-models/support-bot/v7/')
                      environment('dev')
                    }
                  }
                }
                """);

        jenkins.assertLogContains("is accepted in dev", jenkins.buildAndAssertSuccess(job));
    }

    private FreeStyleProject seeded(String script) throws Exception {
        ExecuteDslScripts seed = new ExecuteDslScripts();
        seed.setScriptText(script);
        jenkins.buildAndAssertSuccess(jobs.job("seed", seed));
        return jenkins.jenkins.getItemByFullName("seeded", FreeStyleProject.class);
    }
}
