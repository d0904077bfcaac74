package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.Launcher;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.util.BuildListenerAdapter;

/** Keeps texts as artifacts of a build, wherever artifacts are kept; needs no workspace. */
final class BuildFiles {

    private static final String FOLDER = "bedrock-model-import";

    /** File systems take 255 bytes; the names of files below have to fit, too, where paths are limited. */
    private static final int LONGEST = 100;

    private final PromotingBuild build;

    BuildFiles(@NonNull PromotingBuild build) {
        this.build = build;
    }

    /**
     * Keeps the texts under a folder of the environment and the model.
     *
     * @param texts by file name
     * @return the artifacts' paths
     */
    @NonNull
    List<String> keep(@NonNull ModelParameters parameters, @NonNull Map<String, String> texts)
            throws InterruptedException {
        if (texts.isEmpty()) {
            return List.of();
        }
        try {
            Path written = Files.createTempDirectory(FOLDER);
            FilePath root = new FilePath(written.toFile());
            try {
                Map<String, String> artifacts = write(written, folder(parameters), texts);
                build.run()
                        .pickArtifactManager()
                        .archive(
                                root,
                                new Launcher.LocalLauncher(build.listener()),
                                new BuildListenerAdapter(build.listener()),
                                artifacts);
                build.say("Kept with the build: " + String.join(", ", artifacts.keySet()));
                return new ArrayList<>(artifacts.keySet());
            } finally {
                root.deleteRecursive();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What was done about " + parameters + " could not be kept with the build: " + e.getMessage(), e);
        }
    }

    /** Where a text about a model and an environment is among the artifacts of a build, if it was kept. */
    @NonNull
    static String path(@NonNull ModelParameters parameters, @NonNull String fileName) {
        return folder(parameters) + "/" + fileName;
    }

    private static Map<String, String> write(Path root, String folder, Map<String, String> texts) throws IOException {
        Map<String, String> artifacts = new LinkedHashMap<>();
        Path directory = Files.createDirectories(root.resolve(folder));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(directory.resolve(text.getKey()), text.getValue(), StandardCharsets.UTF_8);
            String path = folder + "/" + text.getKey();
            artifacts.put(path, path);
        }
        return artifacts;
    }

    /** The characters of a model's URI are those of file names, but for the slash. */
    private static String folder(ModelParameters parameters) {
        String prefix = ModelUri.parse(parameters.getModel()).prefix();
        String name = prefix.substring(0, prefix.length() - 1).replace('/', '-').replaceFirst("^\\.+", "");
        String shortened = name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST) + "-" + Integer.toHexString(prefix.hashCode());
        return FOLDER + "/" + parameters.getEnvironment() + "/" + shortened;
    }
}
