package io.jenkins.plugins.bedrock.history;

import hudson.XmlFile;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The file of one model, and what it holds. Its readers wait for nobody once it was read, its writers for each other.
 *
 * <p>A file that can't be understood is set aside. As long as it lies there, and nobody has put a good one in its place,
 * every question about its model is refused: it may have held a recall.
 */
final class ModelFile {

    static final String SUFFIX = ".xml";
    private static final Logger LOGGER = Logger.getLogger(ModelFile.class.getName());

    private final String sha256;
    private final Path path;
    private final DamagedFile damaged;
    private final Runnable changed;
    private volatile ModelHistory known;

    /** @param changed told after each change of what is known, and when the file was read */
    ModelFile(Path directory, String sha256, Runnable changed) {
        this.sha256 = sha256;
        this.changed = changed;
        this.path = directory.resolve(sha256 + SUFFIX);
        this.damaged = new DamagedFile(path);
    }

    /** Whether there is anything to read, damaged or not. */
    boolean exists() {
        return known != null || Files.exists(path) || damaged.exists();
    }

    /**
     * What is known of the model.
     *
     * @throws PromotionRefusedException if the file can't be read
     */
    ModelHistory read() {
        ModelHistory history = known;
        return history == null ? load() : history;
    }

    /**
     * Changes what is known of the model; it lies on the disk when this returns.
     *
     * @return what is known now
     * @throws PromotionRefusedException if the file can't be read
     * @throws UncheckedIOException if it can't be written; then nothing has changed
     */
    synchronized ModelHistory change(UnaryOperator<ModelHistory> change) {
        ModelHistory before = read();
        ModelHistory after = change.apply(before);
        if (after != before) {
            write(after);
            known = after;
            changed.run();
        }
        return after;
    }

    private void write(ModelHistory history) {
        try {
            new XmlFile(HistoryXml.XML.xstream(), path.toFile()).write(history);
        } catch (IOException e) {
            known = null; // what lies on the disk counts, whichever it is
            changed.run();
            throw new UncheckedIOException(
                    "What happened to the model sha256:" + sha256 + " could not be recorded in " + path
                            + ". See that Jenkins may write there and that the disk is not full, and run this again.",
                    e);
        }
    }

    private synchronized ModelHistory load() {
        if (known == null) {
            known = fromDisk();
            changed.run();
        }
        return known;
    }

    private ModelHistory fromDisk() {
        byte[] content;
        try {
            content = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            requireNotSetAside();
            return ModelHistory.none(sha256);
        } catch (IOException e) {
            throw refused(path + " could not be read (" + e + "). See that Jenkins may read it");
        }
        try {
            return parsed(content);
        } catch (RuntimeException e) {
            if (!HistoryXml.XML.works()) {
                throw refused(path + " could not be read, nor could any other. See Jenkins' log");
            }
            setAside(e);
            throw damaged();
        }
    }

    private ModelHistory parsed(byte[] content) {
        ModelHistory history = HistoryXml.XML.parse(content);
        if (!history.getSha256().equals(sha256)) {
            throw new IllegalArgumentException("The file is of another model, " + history.getSha256() + ".");
        }
        return history;
    }

    private void setAside(RuntimeException problem) {
        try {
            damaged.setAside();
            LOGGER.log(Level.WARNING, problem, () -> damaged().getMessage());
        } catch (IOException e) {
            problem.addSuppressed(e);
            LOGGER.log(Level.WARNING, problem, () -> path + " is damaged, and could not be set aside.");
        }
    }

    private void requireNotSetAside() {
        if (damaged.exists()) {
            throw damaged();
        }
    }

    private PromotionRefusedException damaged() {
        return refused(damaged.path() + " is damaged and was set aside. Put a copy from a backup at " + path
                + ", or, to forget all that was known of this model, a recall included, delete the damaged file");
    }

    private PromotionRefusedException refused(String problem) {
        return new PromotionRefusedException("The model sha256:" + sha256
                + " goes nowhere, because what is known of it can't be told: the file " + problem + ".");
    }
}
