package io.jenkins.plugins.bedrock.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The files of hashes that nobody has asked for in a year: their models are hashed again if they are ever needed. */
record UnusedFiles(Path directory, Instant now) {

    private static final Logger LOGGER = Logger.getLogger(UnusedFiles.class.getName());
    private static final Duration KEPT = Duration.ofDays(365);
    private static final Duration NOTED = Duration.ofDays(7);
    private static final int LOOKED_AT = 1_000;

    /** Notes that a file is in use: its time of change says so, to some days. */
    static void used(Path file, Instant now) {
        try {
            if (isOlder(file, now.minus(NOTED))) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Nothing says that " + file + " is in use.");
        }
    }

    /** Deletes some of them, if there are any. */
    void delete() {
        List<Path> some;
        try (Stream<Path> there = Files.list(directory)) {
            some = there.filter(file -> file.toString().endsWith(ModelFile.SUFFIX))
                    .limit(LOOKED_AT)
                    .toList();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> directory + " could not be listed.");
            return;
        }
        some.forEach(this::deleteIfUnused);
    }

    private void deleteIfUnused(Path file) {
        try {
            if (isOlder(file, now.minus(KEPT))) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> file + " could not be deleted.");
        }
    }

    private static boolean isOlder(Path file, Instant than) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(than);
    }
}
