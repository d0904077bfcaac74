package io.jenkins.plugins.bedrock.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file of {@code docs/examples}, which is run as it lies there. */
final class Recipe {

    private static final Path DIRECTORY = Path.of("docs", "examples");

    private Recipe() {}

    /** The recipe of this file name, as a block of a page would be. */
    static Example named(String file) {
        Path path = DIRECTORY.resolve(file);
        try {
            return new Example(path, 1, "", "", "", Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file names of all recipes. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
