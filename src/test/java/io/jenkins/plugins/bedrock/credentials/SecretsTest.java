package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LoggerRule;

/** Where the secrets must not be: in files, in logs, in pages. */
public class SecretsTest {

    private final LoopbackAws aws = new LoopbackAws();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(aws).around(jenkins);

    @Rule
    public final LoggerRule logs = new LoggerRule()
            .record("io.jenkins.plugins.bedrock", Level.ALL)
            .record("com.cloudbees.plugins.credentials", Level.ALL)
            .capture(10_000);

    @Test
    public void neitherFilesNorLogsNorPagesHoldThem() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team-a");
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "promote");
        Stored.in(
                folder,
                Stored.key("deployer", aws.jenkins()),
                Stored.role("hosting", aws.role("hosting"), new AccessKey("deployer")));
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        AccountAccess access = LoopbackAws.hosting(AwsRoles.of(build), "hosting");
        LoopbackAws.callerOf(access);
        Jenkins.get().save();
        String secret = aws.jenkins().credentials().secretAccessKey();

        assertThat(filesWith(secret)).isEmpty();
        assertThat(logs.getMessages()).noneMatch(message -> message.contains(secret));
        assertThat(jenkins.createWebClient()
                        .goTo("job/team-a/credentials/store/folder/domain/_/credential/hosting/")
                        .getWebResponse()
                        .getContentAsString())
                .doesNotContain(secret);
        assertThat(AwsConnection.get().clients().account(access).toString()).doesNotContain(secret);
    }

    private static List<Path> filesWith(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(Jenkins.get().getRootDir().toPath())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, secret))
                    .toList();
        }
    }

    private static boolean holds(Path file, String secret) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
