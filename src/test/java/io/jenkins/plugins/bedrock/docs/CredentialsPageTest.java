package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.credentials.AwsRole;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The roles of the page on credentials can be assumed in each of the ways that it shows, with its trust policy. */
public class CredentialsPageTest {

    private static final Path PAGE = Path.of("docs", "credentials.md");
    private static final String CONTROLLER = "222233334444";

    private final DocsWorld world = new DocsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void arrange() {
        world.role(Accounts.DEV, "hosting").trust(example("trust-policy").text());
        world.role(Accounts.VALIDATION, "hosting").maxSession(7200);
        world.role(CONTROLLER, "gateway")
                .trusting(world.world().accounts().jenkins().arn())
                .allowing("sts:AssumeRole", "*");
        world.role(Accounts.RESEARCH, "source")
                .trusting(world.role(CONTROLLER, "gateway").arn());
    }

    @Test
    public void everyRoleOfThePageCanBeAssumed() throws Exception {
        world.configure(example("roles"));

        List<AwsRole> roles = SystemCredentialsProvider.getInstance().getCredentials().stream()
                .filter(AwsRole.class::isInstance)
                .map(AwsRole.class::cast)
                .toList();
        assertThat(roles).hasSize(5);
        for (AwsRole role : roles) {
            assertThat(whoCalls(role.getId(), role.getRoleArn()))
                    .contains(":assumed-role/" + new RoleArn(role.getRoleArn()).name() + "/");
        }
    }

    @Test
    public void theTrustPolicyOfThePageAsksForTheExternalId() throws Exception {
        world.configure(example("roles").with("externalId: jenkins-models", "externalId: jenkins-other"));

        assertThatThrownBy(() -> whoCalls("dev", "arn:aws:iam::" + Accounts.DEV + ":role/hosting"))
                .isInstanceOf(AwsProblem.class)
                .hasMessageContaining("sts:AssumeRole");
    }

    private static String whoCalls(String credentialsId, String arn) {
        AccountAccess access = AwsRoles.of((Item) null)
                .access(
                        credentialsId,
                        new RoleArn(arn).account(),
                        Accounts.REGION,
                        credentialsId,
                        new SessionName("docs"));
        try (AwsAccount account = AwsConnection.get().clients().account(access)) {
            return account.requireExpectedAccount();
        }
    }

    private static Example example(String name) {
        return Pages.of(PAGE).stream()
                .filter(block -> block.name().equals(name)
                        || block.language().equals("json") && block.tag().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
