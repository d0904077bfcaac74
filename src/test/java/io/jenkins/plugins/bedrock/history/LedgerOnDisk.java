package io.jenkins.plugins.bedrock.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.rules.TemporaryFolder;

/** A ledger in a directory of its own, which can end and begin anew. */
final class LedgerOnDisk extends TemporaryFolder {

    private FileLedger ledger;

    @Override
    protected void before() throws Throwable {
        super.before();
        restart();
    }

    FileLedger get() {
        return ledger;
    }

    /** Forgets all that is not on the disk. */
    FileLedger restart() {
        ledger = new FileLedger(directory(), InstantSource.fixed(Entries.NOON.plusSeconds(600)));
        return ledger;
    }

    Path directory() {
        return getRoot().toPath().resolve("bedrock-model-import/models");
    }

    Path file(ModelDigest digest) {
        return directory().resolve(digest.sha256() + ".xml");
    }

    Path damaged(ModelDigest digest) {
        return directory().resolve(digest.sha256() + ".xml.damaged");
    }

    String text(ModelDigest digest) {
        try {
            return Files.readString(file(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void put(ModelDigest digest, String text) {
        try {
            Files.createDirectories(directory());
            Files.writeString(file(digest), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        restart();
    }

    /** Changes the text of a file as no version of the plugin would. */
    void spoil(ModelDigest digest, String part, String other) {
        String text = text(digest);
        assertThat(text).contains(part);
        put(digest, text.replace(part, other));
    }

    List<String> names() {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
