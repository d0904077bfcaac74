package io.jenkins.plugins.bedrock.demo;

import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Promotes a checkpoint from a research account through dev and validation into prod, on the embedded AWS, in the
 * terminal. Ends with exit code 0 only if all happened that it says.
 *
 * <p>Argument: the folder of a Hugging Face checkpoint; none takes the tiny one of the tests.
 */
public final class Demo {

    /** Two minutes of AWS take a second. */
    private static final double SPEED = 120;

    private static final Duration IMPORTS_TAKE = Duration.ofMinutes(4);

    private Demo() {}

    public static void main(String[] arguments) throws Exception {
        Path checkpoint = arguments.length == 0 ? Checkpoints.LLAMA_TINY : Path.of(arguments[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Optional<String> refusal = DemoCheckpoint.refusal(checkpoint);
        if (refusal.isPresent()) {
            out.println(refusal.get());
            System.exit(2);
        }
        ExecutorService executor = Executors.newFixedThreadPool(8, work -> {
            Thread thread = new Thread(work, "demo");
            thread.setDaemon(true);
            return thread;
        });
        try (AwsProcess aws = AwsProcess.start(SPEED, IMPORTS_TAKE);
                VirtualClock clock = VirtualClock.running(SPEED);
                DemoStory story = new DemoStory(aws, clock, executor, out)) {
            story.tell(checkpoint);
        } catch (RuntimeException e) {
            out.println("\nThis checkpoint was NOT promoted as it should be: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }
}
