package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.XmlFile;
import hudson.model.Job;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The file {@code new-models.xml} next to a job, where its trigger remembers what it has seen. It goes with the job, and is
 * not copied with it.
 */
final class SeenModelsFile {

    private static final Logger LOGGER = Logger.getLogger(SeenModelsFile.class.getName());
    private static final String NAME = "new-models.xml";
    private static final XStream2 XSTREAM = new XStream2();

    static {
        XSTREAM.alias("new-models", SeenModels.class);
        XSTREAM.alias("model", SeenModel.class);
    }

    private final Job<?, ?> job;

    SeenModelsFile(@NonNull Job<?, ?> job) {
        this.job = job;
    }

    /** Whether a file was set aside and none was written since, so that it is not known what the job was started for. */
    boolean isSetAside() {
        return Files.exists(aside()) && !file().exists();
    }

    /** What is known; nothing if there is no file, or if it is damaged: then it is set aside. */
    @NonNull
    Optional<SeenModels> read() throws IOException {
        if (!file().exists()) {
            return Optional.empty();
        }
        try {
            if (file().read() instanceof SeenModels seen && seen.isWhole()) {
                return Optional.of(seen);
            }
            return setAside(null);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return setAside(e);
        }
    }

    /**
     * Keeps what is known. Nothing is started before it is kept.
     *
     * @throws IOException if the disk does not take it, or the job is gone
     */
    void write(@NonNull SeenModels seen) throws IOException {
        if (!job.getRootDir().isDirectory()) {
            throw new IOException("The job " + job.getFullName() + " is gone.");
        }
        file().write(seen);
    }

    private Optional<SeenModels> setAside(Exception problem) throws IOException {
        Files.move(file().getFile().toPath(), aside(), StandardCopyOption.REPLACE_EXISTING);
        LOGGER.log(
                Level.WARNING,
                problem,
                () -> "What the trigger of " + job.getFullName() + " had seen is damaged and was set aside as "
                        + aside()
                        + ". Models that are there now count as seen: start the job yourself for those that it has missed.");
        return Optional.empty();
    }

    private Path aside() {
        return job.getRootDir().toPath().resolve(NAME + ".damaged");
    }

    private XmlFile file() {
        return new XmlFile(XSTREAM, new File(job.getRootDir(), NAME));
    }
}
