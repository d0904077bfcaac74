package io.jenkins.plugins.bedrock.history;

import hudson.XmlFile;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.SealedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The file of what was computed of one model. It is written whole, and so not for each of thousands of small objects: when
 * some are there, or some time has passed, or it is told to.
 */
final class HashesFile {

    /** So many hashes are written together. */
    static final int TOGETHER = 16;

    /** What was remembered is written after so long, if there is more to remember. */
    static final Duration UNWRITTEN = Duration.ofSeconds(30);

    private static final Logger LOGGER = Logger.getLogger(HashesFile.class.getName());
    private static final StrictXml<RecordedHashes> XML = new StrictXml<>(
            RecordedHashes.class,
            RecordedHashes.none(new ModelUri("nowhere", "nothing/")),
            Map.of("hashes", RecordedHashes.class, "object", RecordedHash.class));

    private final ModelUri model;
    private final Path directory;
    private final String name;
    private final Path path;
    private final InstantSource clock;

    /** With what is not on the disk yet; null if everything is. */
    private RecordedHashes pending;

    private int unwritten;
    private Instant written;

    HashesFile(ModelUri model, Path directory, String name, InstantSource clock) {
        this.model = model;
        this.directory = directory;
        this.name = name;
        this.path = directory.resolve(name);
        this.clock = clock;
        this.written = clock.instant();
    }

    synchronized Map<SealedObject, String> all() {
        return current().all();
    }

    synchronized void remember(SealedObject object, String sha256) {
        pending = current().with(object, sha256);
        unwritten++;
        if (unwritten >= TOGETHER || !clock.instant().isBefore(written.plus(UNWRITTEN))) {
            keep();
        }
    }

    /** Sees that everything lies on the disk. */
    synchronized void keep() {
        if (pending == null) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // of which the write would fail
        try {
            new XmlFile(XML.xstream(), path.toFile()).write(pending);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> path + " could not be written.");
            throw new HashesUnavailableException(
                    "What was computed of the content of " + model + " could not be kept in " + place()
                            + ". See that Jenkins may write there and that the disk is not full, and run this again.",
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        pending = null;
        unwritten = 0;
        written = clock.instant();
        UnusedFiles.used(path, written);
        new UnusedFiles(directory, written).delete();
    }

    private RecordedHashes current() {
        return pending == null ? read() : pending;
    }

    private RecordedHashes read() {
        byte[] content;
        try {
            content = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return RecordedHashes.none(model);
        } catch (IOException e) {
            throw unreadable(e);
        }
        try {
            RecordedHashes read = parsed(content);
            UnusedFiles.used(path, clock.instant());
            return read;
        } catch (RuntimeException e) {
            if (!XML.works()) {
                throw unreadable(e);
            }
            setAside(e);
            return RecordedHashes.none(model);
        }
    }

    private RecordedHashes parsed(byte[] content) {
        RecordedHashes read = XML.parse(content);
        if (!read.getModel().equals(model.toString())) {
            throw new IllegalArgumentException("The file is of another model, " + read.getModel() + ".");
        }
        return read;
    }

    private void setAside(RuntimeException problem) {
        DamagedFile damaged = new DamagedFile(path);
        try {
            damaged.setAside();
        } catch (IOException e) {
            e.addSuppressed(problem);
            throw unreadable(e);
        }
        LOGGER.log(
                Level.WARNING,
                problem,
                () -> "The file of the hashes of " + model + " is damaged and was set aside as " + damaged.path()
                        + ". Until the model is hashed again, its digest is the one that it has without them.");
    }

    private HashesUnavailableException unreadable(Exception cause) {
        LOGGER.log(Level.WARNING, cause, () -> path + " could not be read.");
        return new HashesUnavailableException(
                "What was computed of the content of " + model + " can't be told: " + place()
                        + " could not be read. See that Jenkins may read and write there; Jenkins' log has the details.",
                cause);
    }

    private String place() {
        return "bedrock-model-import/hashes/" + name + " in Jenkins' home";
    }
}
