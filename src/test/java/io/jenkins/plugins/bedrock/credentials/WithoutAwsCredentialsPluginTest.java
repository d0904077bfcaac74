package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.ExtensionList;
import hudson.model.Item;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** A Jenkins in which the aws-credentials plugin is not installed. */
public class WithoutAwsCredentialsPluginTest {

    @Rule
    public final RealJenkinsRule jenkins = new RealJenkinsRule().omitPlugins("aws-credentials");

    @Test
    public void theOtherKindsWorkAndTheMissingOneSaysWhatIsMissing() throws Throwable {
        jenkins.then(WithoutAwsCredentialsPluginTest::check);
    }

    private static void check(JenkinsRule rule) throws Throwable {
        assertThat(Jenkins.get().getPluginManager().getPlugin("aws-credentials"))
                .isNull();
        assertThat(ExtensionList.lookup(AssumedWithDescriptor.class))
                .extracting(descriptor -> (Object) descriptor.clazz)
                .containsExactlyInAnyOrder(ControllerCredentials.class, AccessKey.class, AnotherRole.class);
        AwsRoleCredentials role = new AwsRoleCredentials(
                CredentialsScope.GLOBAL, "hosting", "", "arn:aws:iam::444455556666:role/hosting");
        role.setAssumedWith(new AwsCredentialsKey("aws"));
        Stored.globally(role);
        assertThatThrownBy(() -> LoopbackAws.hosting(AwsRoles.of((Item) null), "hosting"))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining("the plugin aws-credentials, which is not installed");
        try (JenkinsRule.WebClient client = rule.createWebClient()) {
            assertThat(client.goTo("manage/credentials/store/system/domain/_/credential/hosting/")
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(200);
        }
    }
}
