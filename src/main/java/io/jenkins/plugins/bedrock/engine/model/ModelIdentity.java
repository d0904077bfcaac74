package io.jenkins.plugins.bedrock.engine.model;

import java.util.stream.Collectors;

/**
 * A model as it was found: what there is, what it is, and that it can be told whether it moved.
 *
 * <p>Importing and promoting take this instead of a URI, so that they speak of the same model to the end.
 */
public record ModelIdentity(ModelManifest manifest, ModelDigest digest, Seal seal) {

    public ModelIdentity {
        if (!digest.equals(ModelDigest.of(manifest)) || !seal.equals(Seal.of(manifest))) {
            throw new IllegalArgumentException("The digest " + digest + " and the seal of " + seal.uri()
                    + " do not belong to the manifest of " + manifest.uri() + ": take all three from one reading.");
        }
    }

    /** What a manifest identifies. */
    public static ModelIdentity of(ModelManifest manifest) {
        return new ModelIdentity(manifest, ModelDigest.of(manifest), Seal.of(manifest));
    }

    /** Where the model lies. */
    public ModelUri uri() {
        return manifest.uri();
    }

    /**
     * Refuses evidence that is weaker than an environment demands.
     *
     * @throws ModelProblem naming the weakest objects and what to do
     */
    public ModelIdentity requireStrength(Strength demanded) {
        if (digest.strength().isAtLeast(demanded)) {
            return this;
        }
        String weakest = manifest.objects().stream()
                .filter(object -> !object.evidence().strength().isAtLeast(demanded))
                .map(ModelObject::relativeKey)
                .limit(5)
                .collect(Collectors.joining(", "));
        throw new ModelProblem("The digest of " + uri() + " is as strong as " + digest.strength() + ", but " + demanded
                + " is demanded. Weaker are: " + weakest
                + ". Upload them with a checksum of the whole object, or have them hashed before the first environment"
                + " (docs/promotion.md).");
    }

    /** What is kept of the model until its import has ended. */
    public SealedModel sealed() {
        return new SealedModel(digest, seal);
    }
}
