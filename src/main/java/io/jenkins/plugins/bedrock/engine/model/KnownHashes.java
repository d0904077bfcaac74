package io.jenkins.plugins.bedrock.engine.model;

import java.util.Map;

/**
 * The SHA-256 of objects of which S3 keeps none, computed once from their bytes. They enter the digest of a model, so that
 * it is another one from then on, and the same wherever this memory is asked.
 */
public interface KnownHashes {

    /**
     * What is known of the objects under a model's prefix.
     *
     * @return 64 hexadecimal digits by the very object: another version at the same key is not known
     */
    Map<SealedObject, String> of(ModelUri model);

    /**
     * Remembers a hash, in the place of what was known of another object at the same key. It is kept when this returns.
     *
     * @param sha256 64 hexadecimal digits in lower case
     */
    void remember(ModelUri model, SealedObject object, String sha256);

    /** The same manifest, with what is known where S3 keeps no SHA-256 itself. */
    default ModelManifest lift(ModelManifest manifest) {
        if (manifest.withoutSha256().isEmpty()) {
            return manifest;
        }
        Map<SealedObject, String> known = of(manifest.uri());
        return known.isEmpty() ? manifest : manifest.map(object -> lifted(object, known.get(SealedObject.of(object))));
    }

    private static ModelObject lifted(ModelObject object, String sha256) {
        return sha256 == null || object.evidence().sha256().isPresent()
                ? object
                : object.with(object.evidence().withSha256(sha256));
    }
}
