package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Which credentials a build may use, and that their use shows. */
public class RolesOfBuildsTest {

    private static final LoopbackAws AWS = new LoopbackAws();
    private static final JenkinsRule JENKINS = new JenkinsRule();

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(AWS).around(JENKINS);

    private Folder mine;
    private Folder others;
    private UsernamePasswordCredentialsImpl key;

    @Before
    public void folders() throws Exception {
        Stored.clear();
        mine = JENKINS.createProject(Folder.class, "team-a");
        others = JENKINS.createProject(Folder.class, "team-b");
        key = Stored.key("deployer", AWS.jenkins());
    }

    @Test
    public void aBuildUsesTheRolesOfItsFolderAndOfTheGlobalStore() throws Exception {
        Stored.in(mine, key, Stored.role("of-folder", AWS.role("of-folder"), new AccessKey("deployer")));
        Stored.globally(key, Stored.role("global", AWS.role("global"), new AccessKey("deployer")));
        FreeStyleBuild build = build();

        assertThat(LoopbackAws.callerOf(hosting(build, "of-folder"))).contains("assumed-role/of-folder/");
        assertThat(LoopbackAws.callerOf(hosting(build, "global"))).contains("assumed-role/global/");
    }

    @Test
    public void aRoleOfAnotherFolderIsNotForTheBuild() throws Exception {
        Stored.in(others, key, Stored.role("hosting", AWS.role("others"), new AccessKey("deployer")));
        FreeStyleBuild build = build();

        assertThatThrownBy(() -> hosting(build, "hosting"))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining(
                        "There is no credential 'hosting' of the kind AWS role that team-a/promote may use");
    }

    @Test
    public void aKeyOfAnotherFolderIsNotForTheBuildEither() throws Exception {
        Stored.in(others, key);
        Stored.in(mine, Stored.role("hosting", AWS.role("others-key"), new AccessKey("deployer")));
        FreeStyleBuild build = build();

        assertThatThrownBy(() -> hosting(build, "hosting"))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining("'deployer' of the kind Username with password");
    }

    @Test
    public void aRoleOfTheScopeSystemIsNotForBuilds() throws Exception {
        AwsRoleCredentials system = new AwsRoleCredentials(
                CredentialsScope.SYSTEM, "hosting", "", AWS.role("system").arn());
        system.setAssumedWith(new AccessKey("deployer"));
        Stored.globally(key, system);
        FreeStyleBuild build = build();

        assertThatThrownBy(() -> hosting(build, "hosting"))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining("scope System");
        assertThatThrownBy(() -> LoopbackAws.hosting(AwsRoles.of((Item) null), "hosting"))
                .isInstanceOf(RoleUnavailableException.class);
    }

    @Test
    public void aKeyOfTheScopeSystemIsNotForBuildsEither() throws Exception {
        Stored.globally(
                Stored.key(CredentialsScope.SYSTEM, "deployer", AWS.jenkins()),
                Stored.role("hosting", AWS.role("system-key"), new AccessKey("deployer")));
        FreeStyleBuild build = build();

        assertThatThrownBy(() -> hosting(build, "hosting")).isInstanceOf(RoleUnavailableException.class);
    }

    @Test
    public void aParameterOfTheBuildMayNameTheRole() throws Exception {
        Stored.globally(key, Stored.role("chosen", AWS.role("chosen"), new AccessKey("deployer")));
        FreeStyleProject job = mine.createProject(FreeStyleProject.class, "promote");
        job.addProperty(new ParametersDefinitionProperty(new CredentialsParameterDefinition(
                "ROLE", "the role", "none", AwsRoleCredentials.class.getName(), true)));
        FreeStyleBuild build = JENKINS.assertBuildStatusSuccess(job.scheduleBuild2(
                0, new ParametersAction(new CredentialsParameterValue("ROLE", "chosen", "the role"))));

        assertThat(LoopbackAws.callerOf(hosting(build, "${ROLE}"))).contains("assumed-role/chosen/");
    }

    @Test
    public void theUseOfTheRoleAndOfItsKeyIsTracked() throws Exception {
        AwsRoleCredentials role = Stored.role("hosting", AWS.role("tracked"), new AccessKey("deployer"));
        Stored.globally(key, role);
        FreeStyleBuild build = build();

        hosting(build, "hosting");

        assertThat(CredentialsProvider.getFingerprintOf(role).getJobs()).containsExactly("team-a/promote");
        assertThat(CredentialsProvider.getFingerprintOf(key).getJobs()).contains("team-a/promote");
    }

    @Test
    public void aFoldersRoleComesBeforeAGlobalOneOfTheSameId() throws Exception {
        Stored.globally(key, Stored.role("hosting", AWS.role("of-all"), new AccessKey("deployer")));
        Stored.in(mine, Stored.role("hosting", AWS.role("of-team-a"), new AccessKey("deployer")));
        Stored.in(others, Stored.role("hosting", AWS.role("of-team-b"), new AccessKey("deployer")));
        FreeStyleProject job = others.createProject(FreeStyleProject.class, "promote");

        assertThat(LoopbackAws.callerOf(hosting(build(), "hosting"))).contains("assumed-role/of-team-a/");
        assertThat(LoopbackAws.callerOf(hosting(JENKINS.buildAndAssertSuccess(job), "hosting")))
                .contains("assumed-role/of-team-b/");
        assertThat(LoopbackAws.callerOf(LoopbackAws.hosting(AwsRoles.of(job), "hosting")))
                .contains("assumed-role/of-team-b/");
    }

    @Test
    public void theSameKeyInTwoFoldersCountsAsTwo() throws Exception {
        AwsRoleCredentials role = Stored.role("hosting", AWS.role("twice"), new AccessKey("deployer"));
        Stored.in(mine, role, key);
        Stored.in(others, role, key);
        FreeStyleProject job = others.createProject(FreeStyleProject.class, "promote");

        assertThat(hosting(build(), "hosting").base())
                .isNotEqualTo(
                        hosting(JENKINS.buildAndAssertSuccess(job), "hosting").base());
    }

    @Test
    public void twoJobsOfAFolderShareItsKey() throws Exception {
        Stored.in(mine, key, Stored.role("hosting", AWS.role("shared"), new AccessKey("deployer")));
        FreeStyleProject second = mine.createProject(FreeStyleProject.class, "second");

        AccountAccess ofFirst = hosting(build(), "hosting");

        assertThat(ofFirst.base().fingerprint()).startsWith("folder/team-a/deployer#");
        assertThat(hosting(JENKINS.buildAndAssertSuccess(second), "hosting").base())
                .isEqualTo(ofFirst.base());
    }

    private FreeStyleBuild build() throws Exception {
        return JENKINS.buildAndAssertSuccess(mine.createProject(FreeStyleProject.class, "promote"));
    }

    private static AccountAccess hosting(FreeStyleBuild build, String credentialsId) {
        return LoopbackAws.hosting(AwsRoles.of(build), credentialsId);
    }
}
