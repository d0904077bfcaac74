package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.UserCredentialsProvider;
import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.util.FormValidation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** The credential's values: in setters, in the form's checks, and after a restart. */
public class AwsRoleCredentialsTest {

    private static final String ARN = "arn:aws:iam::444455556666:role/teams/hosting";

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void everythingIsThereAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            AwsRoleCredentials full = role("full");
            full.setExternalId("jenkins-prod");
            full.setSessionDurationSeconds(7200);
            full.setAssumedWith(new AccessKey("deployer"));
            AwsRoleCredentials another = role("another");
            another.setAssumedWith(new AnotherRole("full"));
            AwsRoleCredentials ofPlugin = role("of-plugin");
            ofPlugin.setAssumedWith(new AwsCredentialsKey("aws"));
            Stored.globally(full, another, ofPlugin, role("plain"));
        });
        sessions.then(jenkins -> {
            AwsRoleCredentials full = stored("full");
            assertThat(full.getRoleArn()).isEqualTo(ARN);
            assertThat(full.getDescription()).isEqualTo("the role full");
            assertThat(full.getScope()).isEqualTo(CredentialsScope.GLOBAL);
            assertThat(full.getExternalId()).isEqualTo("jenkins-prod");
            assertThat(full.getSessionDurationSeconds()).isEqualTo(7200);
            assertThat(idOf(full, AccessKey.class)).isEqualTo("deployer");
            assertThat(idOf(stored("another"), AnotherRole.class)).isEqualTo("full");
            assertThat(idOf(stored("of-plugin"), AwsCredentialsKey.class)).isEqualTo("aws");
            AwsRoleCredentials plain = stored("plain");
            assertThat(plain.getExternalId()).isEmpty();
            assertThat(plain.getSessionDurationSeconds()).isEqualTo(3600);
            assertThat(plain.getAssumedWith()).isInstanceOf(ControllerCredentials.class);
        });
    }

    @Test
    public void whatIsNotInTheFileGetsItsDefault() throws Throwable {
        sessions.then(jenkins -> Stored.globally(role("sparse")));
        rewrite("(?s)<externalId/>|<sessionDurationSeconds>.*?</sessionDurationSeconds>|<assumedWith.*?/>", "");
        sessions.then(jenkins -> {
            AwsRoleCredentials sparse = stored("sparse");
            assertThat(sparse.getExternalId()).isEmpty();
            assertThat(sparse.getSessionDurationSeconds()).isEqualTo(3600);
            assertThat(sparse.getAssumedWith()).isInstanceOf(ControllerCredentials.class);
        });
    }

    @Test
    public void aRoleThatWasMadeInvalidByHandIsNotLoadedAndTheOthersAre() throws Throwable {
        sessions.then(jenkins -> {
            AwsRoleCredentials broken = role("broken");
            broken.setExternalId("jenkins-prod");
            Stored.globally(broken, role("sound"));
        });
        rewrite("<externalId>jenkins-prod</externalId>", "<externalId>a b;c</externalId>");
        sessions.then(jenkins -> {
            assertThat(roles()).extracting(AwsRole::getId).containsExactly("sound");
        });
    }

    @Test
    public void valuesThatStsWouldRefuseAreRefusedAtOnce() throws Throwable {
        sessions.then(jenkins -> {
            assertThatThrownBy(() -> new AwsRoleCredentials(CredentialsScope.GLOBAL, "x", "", "hosting"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not the ARN of an IAM role");
            assertThatThrownBy(() -> new AwsRoleCredentials(CredentialsScope.GLOBAL, "x", "", null))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> role("x").setExternalId("a b"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not an external ID");
            assertThatThrownBy(() -> role("x").setSessionDurationSeconds(60))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("STS allows 900 s");
            assertThatThrownBy(() -> new AccessKey(" ")).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    public void theFormSaysWhatIsWrong() throws Throwable {
        sessions.then(jenkins -> {
            AwsRoleCredentials.DescriptorImpl form =
                    ExtensionList.lookupSingleton(AwsRoleCredentials.DescriptorImpl.class);
            assertThat(form.doCheckRoleArn(jenkins.jenkins, ARN).kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(form.doCheckRoleArn(jenkins.jenkins, "hosting")).hasMessageContaining("arn:PARTITION:iam");
            assertThat(form.doCheckExternalId(jenkins.jenkins, "").kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(form.doCheckExternalId(jenkins.jenkins, "a b")).hasMessageContaining("not an external ID");
            assertThat(form.doCheckSessionDurationSeconds(jenkins.jenkins, "").kind)
                    .isEqualTo(FormValidation.Kind.OK);
            assertThat(form.doCheckSessionDurationSeconds(jenkins.jenkins, "60"))
                    .hasMessageContaining("STS allows");
            assertThat(form.doCheckSessionDurationSeconds(jenkins.jenkins, "an hour"))
                    .hasMessageContaining("is not a number of seconds");
        });
    }

    @Test
    public void listsNameItByDescriptionAndArn() throws Throwable {
        sessions.then(jenkins -> {
            assertThat(CredentialsNameProvider.name(role("x"))).isEqualTo("the role x (" + ARN + ")");
            assertThat(CredentialsNameProvider.name(new AwsRoleCredentials(CredentialsScope.GLOBAL, "x", "", ARN)))
                    .isEqualTo("x (" + ARN + ")");
        });
    }

    @Test
    public void itIsOfferedEverywhereButInAUsersOwnStore() throws Throwable {
        sessions.then(jenkins -> {
            AwsRoleCredentials.DescriptorImpl form =
                    ExtensionList.lookupSingleton(AwsRoleCredentials.DescriptorImpl.class);
            assertThat(CredentialsProvider.all())
                    .allSatisfy(provider -> assertThat(form.isApplicable(provider))
                            .isEqualTo(!(provider instanceof UserCredentialsProvider)));
        });
    }

    private void rewrite(String pattern, String replacement) throws Exception {
        Path file = sessions.getHome().toPath().resolve("credentials.xml");
        String before = Files.readString(file);
        String after = before.replaceAll(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private static AwsRoleCredentials role(String id) {
        return new AwsRoleCredentials(CredentialsScope.GLOBAL, id, "the role " + id, ARN);
    }

    private static AwsRoleCredentials stored(String id) {
        return roles().stream()
                .filter(role -> role.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<AwsRoleCredentials> roles() {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                AwsRoleCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of());
    }

    private static String idOf(AwsRoleCredentials role, Class<? extends AssumedWithCredential> kind) {
        return kind.cast(role.getAssumedWith()).getCredentialsId();
    }
}
