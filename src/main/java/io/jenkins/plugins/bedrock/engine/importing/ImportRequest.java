package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.Optional;

/**
 * An import as it is asked for.
 *
 * @param environment name of the environment into which the model goes
 * @param source where the model lies
 * @param digest what the model is
 * @param importRole as which Bedrock reads it
 * @param modelName what people call the model; the name in AWS is {@linkplain ImportNames derived} from it
 * @param kmsKey under which Bedrock keeps the model; none means a key of AWS's own
 * @param vpc in which Bedrock reads it; none means outside of any
 * @param tags for job and model, beside {@linkplain ImportTags our own}
 * @param build who asks, for example {@code promote/support-bot#12}
 */
public record ImportRequest(
        String environment,
        ModelUri source,
        ModelDigest digest,
        RoleArn importRole,
        String modelName,
        Optional<ModelKmsKey> kmsKey,
        Optional<VpcConfiguration> vpc,
        ResourceTags tags,
        String build) {

    public ImportRequest {
        requireNameable(environment, "An environment", "dev");
        requireNameable(modelName, "A model", "support-bot");
        if (build.isBlank()) {
            throw new IllegalArgumentException(
                    "An import belongs to a build, which its tags name, for example promote/support-bot#12.");
        }
        requireRoomForOurTags(tags);
    }

    /** The given tags and our own. */
    public ResourceTags allTags() {
        return tags.with(ImportTags.of(this));
    }

    private static void requireNameable(String name, String whose, String example) {
        if (name == null || name.chars().noneMatch(c -> c < 128 && Character.isLetterOrDigit(c))) {
            throw new IllegalArgumentException(whose + " cannot be called '" + name
                    + "': names in AWS are derived from it, so it needs a letter from a to z or a digit, for example "
                    + example + ".");
        }
    }

    private static void requireRoomForOurTags(ResourceTags tags) {
        int most = ResourceTags.MOST - ImportTags.COUNT;
        if (tags.values().size() > most) {
            throw new IllegalArgumentException("An import takes at most " + most + " tags, for AWS allows "
                    + ResourceTags.MOST + " and " + ImportTags.COUNT + " say what was imported; "
                    + tags.values().size() + " were given.");
        }
        tags.values().keySet().stream()
                .filter(key -> key.startsWith(ImportTags.PREFIX))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("The tag " + key + " cannot be given: keys that begin with "
                            + ImportTags.PREFIX + " say what was imported. Choose another key.");
                });
    }
}
