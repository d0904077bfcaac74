package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What a build has changed for the access to a model, as it lies among the build's artifacts. */
@ExportedBean(defaultVisibility = 2)
public final class KeptDiff {

    /** The file with what was given last. */
    public static final String GRANTED = "granted.diff";

    /** The file with what was taken back last. */
    public static final String REVOKED = "revoked.diff";

    private static final Logger LOGGER = Logger.getLogger(KeptDiff.class.getName());

    /** A bucket policy has 20 KB at most, a key policy 32 KB: what is longer is read in the artifact itself. */
    private static final int MOST_BYTES = 64 * 1024;

    private final KeptFile file;
    private final String text;
    private final boolean cut;

    private KeptDiff(KeptFile file, byte[] read) {
        this.file = file;
        this.cut = read.length > MOST_BYTES;
        this.text = PlainText.of(new String(read, 0, Math.min(read.length, MOST_BYTES), StandardCharsets.UTF_8));
    }

    /**
     * A file of a build; no value if there is none, or if whoever asks may not see artifacts.
     *
     * @param fileName {@link #GRANTED} or {@link #REVOKED}
     */
    @NonNull
    public static Optional<KeptDiff> find(
            @NonNull Run<?, ?> run, @NonNull String model, @NonNull String environment, @NonNull String fileName) {
        return KeptFile.find(run, model, environment, fileName).flatMap(KeptDiff::read);
    }

    private static Optional<KeptDiff> read(KeptFile file) {
        try (InputStream in = file.content().open()) {
            return Optional.of(new KeptDiff(file, in.readNBytes(MOST_BYTES + 1)));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What access was changed cannot be read from " + file.getPath() + ".", e);
            return Optional.empty();
        }
    }

    /** Among the artifacts of the build. */
    @NonNull
    @Exported
    public String getPath() {
        return file.getPath();
    }

    /** The same as a part of a URL. */
    @NonNull
    public String getUrl() {
        return file.getUrl();
    }

    /** What goes begins with a minus, what comes with a plus; the beginning, if it is long. */
    @NonNull
    @Exported
    public String getText() {
        return text;
    }

    /** Whether there is more in the file. */
    @Exported
    public boolean isCut() {
        return cut;
    }

    /** The lines of the text. */
    @NonNull
    public List<String> getLines() {
        return text.lines().toList();
    }
}
