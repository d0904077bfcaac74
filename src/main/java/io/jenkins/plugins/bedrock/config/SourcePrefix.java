package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kohsuke.stapler.DataBoundConstructor;

/** A prefix of a source, and the environments to which its models may go. */
public final class SourcePrefix implements Describable<SourcePrefix> {

    private final String prefix;
    private final List<String> environments;

    /**
     * @param prefix for example {@code s3://research-models/support-bot/}
     * @param environments names of the controller's environments, or {@code folder/full/name/environment} for those that
     *     a folder defines
     */
    @DataBoundConstructor
    public SourcePrefix(String prefix, List<String> environments) {
        this.prefix = Util.fixEmptyAndTrim(prefix);
        this.environments = TextList.ofNames(environments);
    }

    @NonNull
    public String getPrefix() {
        return Util.fixNull(prefix);
    }

    @NonNull
    public List<String> getEnvironments() {
        return TextList.saved(environments);
    }

    AllowedPrefix allowed() {
        return AllowedPrefix.parse(getPrefix());
    }

    List<EnvironmentReference> references() {
        return getEnvironments().stream().map(EnvironmentReference::parse).toList();
    }

    /** Whether both values can be read; one that cannot opens nothing. */
    boolean isUsable() {
        try {
            allowed();
            references();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The same with the environments of a folder that has another name now. */
    SourcePrefix following(String oldName, String newName) {
        return new SourcePrefix(
                prefix,
                getEnvironments().stream()
                        .map(environment -> isOf(oldName, environment)
                                ? newName + environment.substring(oldName.length())
                                : environment)
                        .toList());
    }

    /** Whether an environment of this folder is among them. */
    boolean names(String folder) {
        return getEnvironments().stream().anyMatch(environment -> isOf(folder, environment));
    }

    private static boolean isOf(String folder, String environment) {
        return environment.startsWith(folder + "/") && environment.lastIndexOf('/') == folder.length();
    }

    /** @param resolve which of the environments that a job sees is meant; no value for one that it doesn't see */
    Source.Opening toEngine(Function<EnvironmentReference, Optional<EnvironmentName>> resolve) {
        return new Source.Opening(
                allowed(),
                references().stream().map(resolve).flatMap(Optional::stream).collect(Collectors.toSet()));
    }
}
