package io.jenkins.plugins.bedrock.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the demos can promote. */
final class DemoCheckpoint {

    private static final long MOST_BYTES = 1_000_000_000;

    private DemoCheckpoint() {}

    /** Why a folder cannot be promoted in a demo; no value if it can. */
    static Optional<String> refusal(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve("config.json"))) {
            return Optional.of(folder + " is not a checkpoint: a folder with config.json and *.safetensors is.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toFile().length() > MOST_BYTES)
                    .findFirst()
                    .map(large -> large + " is over 1 GB: the embedded AWS keeps objects in memory.");
        }
    }
}
