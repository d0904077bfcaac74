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

    /** @param resolve which of the environments that a job sees is meant; no value for one that it doesn't see */
    Source.Opening toEngine(Function<EnvironmentReference, Optional<EnvironmentName>> resolve) {
        return new Source.Opening(
                allowed(),
                references().stream().map(resolve).flatMap(Optional::stream).collect(Collectors.toSet()));
    }
}
