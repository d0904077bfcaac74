package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Functions;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.engine.access.SourceRequest;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.util.VirtualFile;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A file about a model and an environment that a build has kept among its artifacts. */
@ExportedBean(defaultVisibility = 2)
public final class KeptFile {

    private static final Logger LOGGER = Logger.getLogger(KeptFile.class.getName());

    private final String path;
    private final VirtualFile file;

    private KeptFile(String path, VirtualFile file) {
        this.path = path;
        this.file = file;
    }

    /** What the owners of bucket and key were asked for last; nothing if whoever asks may not see artifacts. */
    @NonNull
    public static List<KeptFile> asked(@NonNull Run<?, ?> run, @NonNull String model, @NonNull String environment) {
        return SourceRequest.FILE_NAMES.stream()
                .flatMap(fileName -> find(run, model, environment, fileName).stream())
                .toList();
    }

    /** A file of a build; no value if there is none, or if whoever asks may not see artifacts. */
    @NonNull
    static Optional<KeptFile> find(
            @NonNull Run<?, ?> run, @NonNull String model, @NonNull String environment, @NonNull String fileName) {
        if (Functions.isArtifactsPermissionEnabled() && !run.hasPermission(Run.ARTIFACTS)) {
            return Optional.empty();
        }
        try {
            String name = new EnvironmentName(environment).value();
            String path = BuildFiles.path(new ModelParameters(model, name, null), fileName);
            VirtualFile file = run.getArtifactManager().root().child(path);
            return file.isFile() ? Optional.of(new KeptFile(path, file)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.FINE, "Nothing is kept of what is no model or environment.", e);
            return Optional.empty();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What was kept by " + run + " cannot be read.", e);
            return Optional.empty();
        }
    }

    /** Among the artifacts of the build. */
    @NonNull
    @Exported
    public String getPath() {
        return path;
    }

    /** The same as a part of a URL. */
    @NonNull
    public String getUrl() {
        return Arrays.stream(path.split("/")).map(Util::rawEncode).collect(Collectors.joining("/"));
    }

    @NonNull
    VirtualFile content() {
        return file;
    }
}
