package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionPath;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.engine.promotion.Source;
import java.util.Optional;

/**
 * One model on its way into one environment, by one build.
 *
 * @param path the environments as the build's job may see them
 * @param modelName what people call the model, for example {@code support-bot}
 * @param job the full name of the job
 * @param build its number
 * @param modelVersion what the model's owners call this version, if they number versions; otherwise the last part of its
 *     prefix stands for it
 * @throws IllegalArgumentException if the environment is not of this path
 */
public record Promotion(
        Source source,
        PromotionPath path,
        Environment environment,
        ModelUri model,
        String modelName,
        String job,
        int build,
        Optional<String> modelVersion) {

    public Promotion {
        if (!path.environment(environment.name()).equals(environment)) {
            throw new IllegalArgumentException("The environment " + environment.name()
                    + " is not the one of this name on the path: its rules would not be the configured ones.");
        }
    }

    /** Of a model whose version only its prefix tells. */
    public Promotion(
            Source source,
            PromotionPath path,
            Environment environment,
            ModelUri model,
            String modelName,
            String job,
            int build) {
        this(source, path, environment, model, modelName, job, build, Optional.empty());
    }

    /** The same of a version that has a name of its own. */
    public Promotion ofVersion(String version) {
        return new Promotion(source, path, environment, model, modelName, job, build, Optional.of(version));
    }

    /**
     * Refuses a model that may not go there, before any call is made. Not asked when access is taken back, which must
     * always be possible.
     *
     * @throws PromotionRefusedException if the source does not let the model go there, or lies in another Region
     */
    void requireAllowed() {
        source.requireAllowed(model, environment.name());
        requirePublishable();
        if (!source.region().equals(environment.access().region())) {
            throw new PromotionRefusedException("The source " + source.name() + " is in " + source.region()
                    + ", the environment " + environment.name() + " in "
                    + environment.access().region() + ": an import reads from a bucket of its own Region. Copy the"
                    + " model to a bucket there, and name that as a source.");
        }
    }

    /** What could not be published in the end is not imported to begin with. */
    private void requirePublishable() {
        try {
            environment.settings().publishTo().ifPresent(target -> target.parameterOf(source.name(), modelName));
        } catch (IllegalArgumentException e) {
            throw new PromotionRefusedException("The model cannot be called " + modelName + " in " + environment.name()
                    + ", which publishes its models: " + e.getMessage() + " Give it another name.");
        }
    }

    /** Names the build for people, for example {@code promote-support-bot #12}. */
    public String holder() {
        return job + " #" + build;
    }

    /** A short name of the version for people: the model's name, and its version or the last part of its prefix. */
    public String version() {
        String prefix = model.prefix().substring(0, model.prefix().length() - 1);
        return modelName + "/" + modelVersion.orElseGet(() -> prefix.substring(prefix.lastIndexOf('/') + 1));
    }

    /** The hosting account under the name of this build. */
    AccountAccess hosting() {
        return environment.access().withSession(session());
    }

    /** As whom the model is looked at: a role of the source if there is one, else the hosting role. */
    AccountAccess reader() {
        return source.access().map(access -> access.withSession(session())).orElseGet(this::hosting);
    }

    SessionName session() {
        return SessionName.ofBuild(job, build);
    }
}
