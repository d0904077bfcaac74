package io.jenkins.plugins.bedrock.demo;

import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Runs a Jenkins beside the embedded AWS, into which a research team has uploaded a checkpoint. Both end together.
 *
 * <p>Arguments: the folder of the checkpoint, and the command that starts Jenkins, to which the address of the AWS is
 * added. The access key is in the environment of that command, where the configuration as code looks for it.
 */
public final class JenkinsDemo {

    private static final Duration IMPORTS_TAKE = Duration.ofSeconds(40);

    /** Lies beside the demo's own checkpoint: the same as another library writes it, which Bedrock does not take. */
    private static final String NOT_READY = "llama-tiny-transformers5";

    private JenkinsDemo() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path checkpoint = Path.of(arguments[0]);
        Optional<String> refusal = DemoCheckpoint.refusal(checkpoint);
        if (refusal.isPresent()) {
            out.println(refusal.get());
            System.exit(2);
        }
        try (AwsProcess aws = AwsProcess.start(1, IMPORTS_TAKE);
                ResearchTeam research = new ResearchTeam(aws)) {
            research.upload(checkpoint, ModelUri.parse("s3://" + Accounts.BUCKET + "/support-bot/v7"));
            Path broken = checkpoint.resolveSibling(NOT_READY);
            if (Files.isDirectory(broken)) {
                research.upload(broken, ModelUri.parse("s3://" + Accounts.BUCKET + "/support-bot/v8"));
            }
            List<String> command = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
            command.add("-Dio.jenkins.plugins.bedrock.connection.endpoint=" + aws.endpoint());
            ProcessBuilder jenkins = new ProcessBuilder(command).inheritIO();
            AwsCredentials key = aws.keyOf("jenkins");
            jenkins.environment()
                    .putAll(Map.of("DEMO_KEY_ID", key.accessKeyId(), "DEMO_KEY_SECRET", key.secretAccessKey()));
            Process running = jenkins.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running)));
            System.exit(running.waitFor());
        }
    }

    /** Maven runs Jenkins in a process of its own, and does not end it when it is ended. */
    private static void end(Process running) {
        running.descendants().forEach(ProcessHandle::destroy);
        running.destroy();
    }
}
