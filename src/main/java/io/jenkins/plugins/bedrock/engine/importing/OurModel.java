package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An imported model that a build of ours has imported: its tags say so, and what it is.
 *
 * @param digest as its tag says it, for example {@code sha256:0123…}
 * @param environment for which it was imported
 */
public record OurModel(ListedModel model, String digest, String environment) {

    static OurModel of(ListedModel model, Map<String, String> tags) {
        return new OurModel(model, tags.get(ImportTags.DIGEST), tags.getOrDefault(ImportTags.ENVIRONMENT, ""));
    }

    public String arn() {
        return model.arn();
    }

    public String name() {
        return model.name();
    }

    public boolean isOf(ModelDigest other) {
        return digest.equals(other.toString());
    }

    /** Whether it was imported for the environment of that name. */
    public boolean isFor(String inEnvironment) {
        return environment.equals(ResourceTags.fitted(inEnvironment));
    }

    /** What people call it, if its name in AWS says and proves that: longer names are cut there, and unusual ones changed. */
    public Optional<String> calledSo() {
        return ImportNames.modelName(environment, digest, name());
    }

    /**
     * Whether it is a version of the model that people call so, imported into that environment. Its name in AWS was derived
     * from both and the digest, and proves it: tags can be changed by whoever may tag, a name cannot.
     */
    public boolean isCalled(String modelName, String inEnvironment) {
        return isFor(inEnvironment)
                && ImportNames.attempt(ImportNames.family(inEnvironment, modelName, digest), name())
                        .isPresent();
    }

    /** Whether a job imports the same model into the same environment once more. */
    public boolean isImportedBy(ImportJob job) {
        return ImportNames.familyOf(job.modelName()).equals(ImportNames.familyOf(name()));
    }

    /** How long ago it was imported, for people: {@code 45 days}. */
    public String age(Instant now) {
        return Age.of(Duration.between(model.created(), now));
    }
}
