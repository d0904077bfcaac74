package io.jenkins.plugins.bedrock.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The embedded AWS in a process of its own, as AWS would be: nothing of it can be reached but over HTTP. */
final class AwsProcess implements AutoCloseable {

    private final Process process;
    private final JsonNode address;

    private AwsProcess(Process process, JsonNode address) {
        this.process = process;
        this.address = address;
    }

    /**
     * @param speed by how much its time runs faster than real time
     * @param importsTake by its time
     */
    static AwsProcess start(double speed, Duration importsTake) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedAwsServer.class.getName(),
                        Double.toString(speed),
                        importsTake.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("The embedded AWS did not start; what it said stands above.");
        }
        return new AwsProcess(process, new ObjectMapper().readTree(line));
    }

    URI endpoint() {
        return URI.create(address.path("endpoint").asText());
    }

    /** The access key of a user: {@code jenkins} or {@code research}. */
    AwsCredentials keyOf(String user) {
        JsonNode key = address.path(user);
        return AwsBasicCredentials.create(
                key.path("id").asText(), key.path("secret").asText());
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
