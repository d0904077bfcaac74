package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** Who may take the controller's own credentials. */
public class ControllerCredentialsTest {

    private static final LoopbackAws AWS = new LoopbackAws();
    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static volatile String allowed = "";

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(AWS).around(JENKINS);

    private Folder folder;
    private FreeStyleProject job;

    @Before
    public void folder() throws Exception {
        Stored.clear();
        AWS.giveControllerTheKey();
        folder = JENKINS.createProject(Folder.class, "team-a");
        job = folder.createProject(FreeStyleProject.class, "promote");
    }

    @After
    public void allowNothing() {
        allowed = "";
    }

    @Test
    public void aJobMayTakeThemByARoleOfTheGlobalStore() throws Exception {
        Stored.globally(Stored.role("hosting", AWS.role("global"), new ControllerCredentials()));

        assertThat(caller("hosting")).contains("assumed-role/global/");
    }

    @Test
    public void aRoleOfAFolderMayNotTakeThem() throws Exception {
        Stored.in(folder, Stored.role("hosting", AWS.role("hosting"), new ControllerCredentials()));

        assertThatThrownBy(() -> caller("hosting"))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining(
                        "The credential 'hosting' would assume arn:aws:iam::444455556666:role/hosting with"
                                + " the controller's own credentials, which team-a/promote may not do");
    }

    @Test
    public void aRuleMayAllowItForAJobAndARole() throws Exception {
        Stored.in(
                folder,
                Stored.role("hosting", AWS.role("hosting"), new ControllerCredentials()),
                Stored.role("prod", AWS.role("prod"), new ControllerCredentials()));
        allowed = "team-a/promote arn:aws:iam::444455556666:role/hosting";

        assertThat(caller("hosting")).contains("assumed-role/hosting/");
        assertThatThrownBy(() -> caller("prod")).isInstanceOf(RoleUnavailableException.class);
    }

    @Test
    public void theRuleIsAskedAtEachUse() throws Exception {
        Stored.in(folder, Stored.role("hosting", AWS.role("hosting"), new ControllerCredentials()));
        allowed = "team-a/promote arn:aws:iam::444455556666:role/hosting";
        caller("hosting");
        allowed = "";

        assertThatThrownBy(() -> caller("hosting")).isInstanceOf(RoleUnavailableException.class);
    }

    @Test
    public void aRoleOfAFolderIsNotTakenForOneOfTheSameIdInTheGlobalStore() throws Exception {
        AwsRoleCredentials global = Stored.role("hosting", AWS.role("hosting"), new ControllerCredentials());
        AwsRoleCredentials ofFolder = Stored.role("hosting", AWS.role("prod"), new ControllerCredentials());
        Stored.globally(global);
        Stored.in(folder, ofFolder);

        assertThat(ofFolder).isEqualTo(global);
        assertThat(CredentialsHome.isController(global)).isTrue();
        assertThat(CredentialsHome.isController(ofFolder)).isFalse();
        assertThat(CredentialsHome.of(ofFolder, job)).isEqualTo("folder/team-a");
    }

    @Test
    public void aRoleOfAFolderMayBeAssumedWithAGlobalRoleThatTakesThem() throws Exception {
        Stored.globally(
                Stored.role("gate", AWS.role("gate").allowing("sts:AssumeRole", "*"), new ControllerCredentials()));
        Stored.in(
                folder,
                Stored.role(
                        "hosting", AWS.role("inner").trusting(AWS.role("gate").arn()), new AnotherRole("gate")));

        assertThat(caller("hosting")).contains("assumed-role/inner/");
    }

    @Test
    public void withoutCredentialsOnTheControllerTheMessageSaysSo() throws Exception {
        AWS.forgetController();
        Stored.globally(Stored.role("hosting", AWS.role("nobody"), new ControllerCredentials()));

        assertThatThrownBy(() -> caller("hosting")).hasMessageContaining("No request was sent for want of credentials");
    }

    private String caller(String credentialsId) {
        return LoopbackAws.callerOf(LoopbackAws.hosting(AwsRoles.of(job), credentialsId));
    }

    /** Allows what the test says. */
    @TestExtension
    public static final class AllowedRole implements ControllerCredentialsRule {

        @Override
        public boolean allows(@NonNull Item item, @NonNull RoleArn role) {
            return allowed.equals(item.getFullName() + " " + role);
        }
    }
}
