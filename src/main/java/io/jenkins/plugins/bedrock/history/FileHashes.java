package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import io.jenkins.plugins.bedrock.engine.model.KnownHashes;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.SealedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The hashes that this controller has computed: one file for each model under {@code bedrock-model-import/hashes} in
 * Jenkins' home, named by the SHA-256 of the model's URI, and read when it is asked for. A hash lies on the disk when it
 * was remembered.
 *
 * <p>A file that can't be understood is set aside, and its model is as if nothing had been computed: hashing it again
 * gives the same digest. Every method throws {@link UncheckedIOException} if a file can't be read or written.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class FileHashes implements KnownHashes {

    private static final Logger LOGGER = Logger.getLogger(FileHashes.class.getName());

    private static final StrictXml<RecordedHashes> XML = new StrictXml<>(
            RecordedHashes.class,
            RecordedHashes.none(new ModelUri("nowhere", "nothing/")),
            Map.of("hashes", RecordedHashes.class, "object", RecordedHash.class));

    private final Path directory;

    /** The one of this controller. */
    public FileHashes() {
        this(Jenkins.get().getRootDir().toPath().resolve("bedrock-model-import/hashes"));
    }

    FileHashes(Path directory) {
        this.directory = directory;
    }

    @NonNull
    public static FileHashes get() {
        return ExtensionList.lookupSingleton(FileHashes.class);
    }

    @Override
    public synchronized Map<SealedObject, String> of(ModelUri model) {
        return read(model).all();
    }

    @Override
    public synchronized void remember(ModelUri model, SealedObject object, String sha256) {
        Path path = path(model);
        try {
            new XmlFile(XML.xstream(), path.toFile()).write(read(model).with(object, sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The SHA-256 of " + model + object.relativeKey() + " could not be kept in " + path
                            + ". See that Jenkins may write there and that the disk is not full, and run this again.",
                    e);
        }
    }

    private RecordedHashes read(ModelUri model) {
        Path path = path(model);
        byte[] content;
        try {
            content = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return RecordedHashes.none(model);
        } catch (IOException e) {
            throw unreadable(model, path, e);
        }
        try {
            return parsed(model, content);
        } catch (RuntimeException e) {
            if (!XML.works()) {
                throw unreadable(model, path, new IOException("No file can be. See Jenkins' log.", e));
            }
            setAside(model, path, e);
            return RecordedHashes.none(model);
        }
    }

    private static RecordedHashes parsed(ModelUri model, byte[] content) {
        RecordedHashes read = XML.parse(content);
        if (!read.getModel().equals(model.toString())) {
            throw new IllegalArgumentException("The file is of another model, " + read.getModel() + ".");
        }
        return read;
    }

    private static void setAside(ModelUri model, Path path, RuntimeException problem) {
        DamagedFile damaged = new DamagedFile(path);
        try {
            damaged.setAside();
        } catch (IOException e) {
            e.addSuppressed(problem);
            throw unreadable(model, path, e);
        }
        LOGGER.log(
                Level.WARNING,
                problem,
                () -> "The file of the hashes of " + model + " is damaged and was set aside as " + damaged.path()
                        + ". Until the model is hashed again, its digest is the one that it has without them.");
    }

    private static UncheckedIOException unreadable(ModelUri model, Path path, IOException cause) {
        return new UncheckedIOException(
                "What was computed of the content of " + model + " can't be told: " + path + " could not be read ("
                        + cause.getMessage() + "). See that Jenkins may read and write there.",
                cause);
    }

    private Path path(ModelUri model) {
        return directory.resolve(sha256(model.toString()) + ModelFile.SUFFIX);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
