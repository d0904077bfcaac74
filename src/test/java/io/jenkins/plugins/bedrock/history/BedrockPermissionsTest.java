package io.jenkins.plugins.bedrock.history;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import java.util.Locale;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class BedrockPermissionsTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Test
    public void theGroupIsKnownWithoutAnyoneHavingAskedForIt() {
        assertThat(PermissionGroup.getAll())
                .extracting(group -> group.title.toString(Locale.ENGLISH))
                .contains("Bedrock model import");
    }

    @Test
    public void theNamesOfPermissionsStay() {
        assertThat(BedrockPermissions.GROUP.getPermissions())
                .extracting(Permission::getId)
                .containsExactlyInAnyOrder(
                        "io.jenkins.plugins.bedrock.history.BedrockPermissions.Override",
                        "io.jenkins.plugins.bedrock.history.BedrockPermissions.Recall",
                        "io.jenkins.plugins.bedrock.history.BedrockPermissions.Delete",
                        "io.jenkins.plugins.bedrock.history.BedrockPermissions.ReadHistory",
                        "io.jenkins.plugins.bedrock.history.BedrockPermissions.Compare");
    }

    @Test
    public void administratorsHaveThemAllAndNobodyElseHasThemBySomethingElse() {
        assertThat(BedrockPermissions.GROUP.getPermissions())
                .extracting(permission -> permission.impliedBy)
                .containsOnly(Jenkins.ADMINISTER);
    }

    @Test
    public void whatConcernsAJobIsGrantedOnJobs() {
        assertThat(BedrockPermissions.OVERRIDE.isContainedBy(PermissionScope.ITEM))
                .isTrue();
        assertThat(BedrockPermissions.DELETE.isContainedBy(PermissionScope.ITEM))
                .isTrue();
        assertThat(BedrockPermissions.RECALL.isContainedBy(PermissionScope.ITEM))
                .isFalse();
        assertThat(BedrockPermissions.READ_HISTORY.isContainedBy(PermissionScope.ITEM))
                .isFalse();
        assertThat(BedrockPermissions.COMPARE.isContainedBy(PermissionScope.ITEM))
                .isFalse();
    }

    @Test
    public void eachIsExplained() {
        for (Permission permission : BedrockPermissions.GROUP.getPermissions()) {
            assertThat(permission.description.toString(Locale.ENGLISH)).startsWith("Allows a user to ");
        }
    }
}
