package io.jenkins.plugins.bedrock.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a file is put that can't be understood: beside its place, under a name that says so.
 *
 * @param of the place of the file
 */
record DamagedFile(Path of) {

    /** With this the names of all such files end. */
    static final String SUFFIX = ".damaged";

    Path path() {
        return named(SUFFIX);
    }

    boolean exists() {
        return Files.exists(path());
    }

    /** Moves the file there; one that was set aside before stays, too, under another name. */
    void setAside() throws IOException {
        if (exists()) {
            Files.move(path(), free());
        }
        Files.move(of, path());
    }

    private Path free() {
        int number = 1;
        while (Files.exists(named("." + number + SUFFIX))) {
            number++;
        }
        return named("." + number + SUFFIX);
    }

    private Path named(String suffix) {
        return of.resolveSibling(of.getFileName() + suffix);
    }
}
