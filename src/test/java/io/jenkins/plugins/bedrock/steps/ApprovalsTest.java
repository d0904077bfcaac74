package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.ImportDetails;
import io.jenkins.plugins.bedrock.history.RecordedApproval;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Who let a build go on at an {@code input} step before it imported is known of the import. */
public class ApprovalsTest {

    private static final String IMPORT = """
            grantModelAccess model: MODEL, environment: 'dev'
            importBedrockModel model: MODEL, environment: 'dev'
            awaitImport environment: 'dev'
            """;

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void whoApprovedInAnEarlierStageOfADeclarativePipelineIsRecorded() throws Throwable {
        sessions.then(jenkins -> {
            Instant before = Instant.now();
            WorkflowRun run = start(jenkins, """
                    pipeline {
                      agent none
                      stages {
                        stage('approve') { steps { timeout(time: 1, unit: 'DAYS') {
                          input message: 'Take it to dev?', submitter: 'alice'
                        } } }
                        stage('dev') { steps {
                          grantModelAccess model: MODEL, environment: 'dev'
                          importBedrockModel model: MODEL, environment: 'dev'
                          awaitImport environment: 'dev'
                        } }
                      }
                    }
                    """);
            approve(jenkins, run, "Take it to dev?", "alice");
            succeeded(jenkins, run);

            RecordedApproval approval = details().getApproval();
            assertThat(approval.getBy()).isEqualTo("alice");
            assertThat(approval.getMessage()).isEqualTo("Take it to dev?");
            assertThat(approval.getBuild()).isEqualTo("promote #1");
            assertThat(Instant.parse(approval.getAt())).isBetween(before.minusSeconds(1), Instant.now());
        });
    }

    @Test
    public void whoAnsweredTheQuestionOfADeclarativeStageIsRecorded() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = start(jenkins, """
                    pipeline {
                      agent none
                      stages {
                        stage('dev') {
                          input { message 'Take it to dev?' }
                          steps {
                            grantModelAccess model: MODEL, environment: 'dev'
                            importBedrockModel model: MODEL, environment: 'dev'
                            awaitImport environment: 'dev'
                          }
                        }
                      }
                    }
                    """);
            approve(jenkins, run, "Take it to dev?", "alice");
            succeeded(jenkins, run);

            assertThat(details().getApproval().getBy()).isEqualTo("alice");
        });
    }

    @Test
    public void ofSeveralApprovalsTheLastOneBeforeTheImportIsRecorded() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = start(jenkins, "input 'first?'\ninput 'second?'\n" + IMPORT + "input 'later?'\n");
            approve(jenkins, run, "first?", "alice");
            approve(jenkins, run, "second?", "bob");
            approve(jenkins, run, "later?", "carol");
            succeeded(jenkins, run);

            assertThat(details().getApprovals())
                    .extracting(RecordedApproval::getBy)
                    .containsExactly("bob");
        });
    }

    @Test
    public void whatWasApprovedInAnotherBranchApprovesNothingHere() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = start(
                    jenkins,
                    "parallel(here: {\ninput 'here?'\nsemaphore 'here'\n" + IMPORT
                            + "}, elsewhere: {\ninput 'elsewhere?'\n})");
            approve(jenkins, run, "here?", "alice");
            SemaphoreStep.waitForStart("here/1", run);
            approve(jenkins, run, "elsewhere?", "bob");
            SemaphoreStep.success("here/1", null);
            succeeded(jenkins, run);

            assertThat(details().getApproval().getBy()).isEqualTo("alice");
        });
    }

    @Test
    public void anApprovalBeforeTheBranchesIsOneOfEach() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run =
                    start(jenkins, "input 'all?'\nparallel(here: {\n" + IMPORT + "}, elsewhere: {\necho ''\n})");
            approve(jenkins, run, "all?", "alice");
            succeeded(jenkins, run);

            assertThat(details().getApproval().getBy()).isEqualTo("alice");
        });
    }

    @Test
    public void anApprovalOutlastsARestartBeforeTheImport() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = start(jenkins, "input 'Take it to dev?'\nsemaphore 'approved'\n" + IMPORT);
            approve(jenkins, run, "Take it to dev?", "alice");
            SemaphoreStep.waitForStart("approved/1", run);
        });
        sessions.then(jenkins -> {
            SemaphoreStep.success("approved/1", null);
            succeeded(jenkins, new Pipelines(jenkins).first("promote"));

            assertThat(details().getApproval().getBy()).isEqualTo("alice");
            assertThat(details().getApproval().getMessage()).isEqualTo("Take it to dev?");
        });
    }

    @Test
    public void whereNobodyIsAskedNobodyHasApproved() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).run(Result.SUCCESS, "promote", IMPORT);

            assertThat(details().getApproval()).isNull();
            assertThat(details().getApprovals()).isEmpty();
        });
    }

    private WorkflowRun start(JenkinsRule jenkins, String script) throws Exception {
        world.configure();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        return new Pipelines(jenkins).start("promote", script);
    }

    private static void approve(JenkinsRule jenkins, WorkflowRun run, String question, String user) throws Exception {
        jenkins.waitForMessage(question, run);
        InputStepExecution waiting = run.getAction(InputAction.class).getExecutions().stream()
                .filter(execution -> execution.getInput().getMessage().equals(question))
                .findFirst()
                .orElseThrow();
        try (ACLContext as = ACL.as2(User.getById(user, true).impersonate2())) {
            waiting.preSubmissionCheck();
            waiting.proceed(null);
        }
    }

    private static void succeeded(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
    }

    private static ImportDetails details() {
        return FileLedger.get().histories().get(0).getImports().get(0).getDetails();
    }
}
