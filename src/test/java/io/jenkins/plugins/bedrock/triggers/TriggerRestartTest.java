package io.jenkins.plugins.bedrock.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** What the trigger has seen, and what it had started, is known after a restart of Jenkins. */
public class TriggerRestartTest {

    private static final String WATCHED = "s3://" + Accounts.BUCKET + "/support-bot/";

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void nothingIsStartedTwiceAndNothingIsMissed() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            NewModelTrigger trigger = new NewModelTrigger("dev");
            trigger.setPrefix(WATCHED);
            trigger.setEvery("30m");
            WatchingJobs jobs = new WatchingJobs(jenkins);
            FreeStyleProject job = jobs.create("promote", trigger);
            jobs.look(job);
            world.accounts().bucket.putDirectory("support-bot/v8/", Checkpoints.LLAMA_TINY);
            jobs.look(job);
            jobs.look(job);
            world.accounts().bucket.putDirectory("support-bot/v9/", Checkpoints.LLAMA_TINY);
            jobs.look(job);
            assertThat(jobs.given(job, "MODEL")).containsExactly(WATCHED + "v8/");
            job.save();
        });
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("promote", FreeStyleProject.class);
            assertThat(job.getTrigger(NewModelTrigger.class).getEvery()).isEqualTo("30m");
            assertThat(job.getBuildByNumber(1).getCause(NewModelCause.class).getModel())
                    .isEqualTo(WATCHED + "v8/");
            WatchingJobs jobs = new WatchingJobs(jenkins);
            jobs.look(job);
            jobs.look(job);
            assertThat(jobs.given(job, "MODEL")).containsExactly(WATCHED + "v8/", WATCHED + "v9/");
            assertThat(jobs.page(job)).contains("There are 3 models");
        });
    }
}
