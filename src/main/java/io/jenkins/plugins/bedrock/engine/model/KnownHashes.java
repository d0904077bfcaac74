package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;
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
     * Remembers a hash, in the place of what was known of another object at the same key. It is known at once, and kept
     * for good when {@link #keep} has returned, if not before.
     *
     * @param object has a version ID: nothing else of what S3 says of an object proves that it has no other content by now
     * @param sha256 64 hexadecimal digits in lower case
     */
    void remember(ModelUri model, SealedObject object, String sha256);

    /** Sees that all that was remembered of a model outlives the process, if this memory does. */
    default void keep(ModelUri model) {}

    /**
     * The same manifest with the SHA-256 of every object, where S3 keeps none itself; unchanged unless all are known, so
     * that a model has two digests at most: with all hashes and without any.
     */
    default ModelManifest lift(ModelManifest manifest) {
        if (manifest.withoutSha256().isEmpty()) {
            return manifest;
        }
        Map<SealedObject, String> known = of(manifest.uri());
        ModelManifest lifted = manifest.map(object -> lifted(object, known));
        return lifted.withoutSha256().isEmpty() ? lifted : manifest;
    }

    /** The objects whose SHA-256 is known neither to S3 nor here. */
    default List<ModelObject> unknown(ModelManifest manifest) {
        Map<SealedObject, String> known = of(manifest.uri());
        return manifest.map(object -> lifted(object, known)).withoutSha256();
    }

    private static ModelObject lifted(ModelObject object, Map<SealedObject, String> known) {
        String sha256 = known.get(SealedObject.of(object));
        return sha256 == null
                        || object.versionId().isEmpty()
                        || object.evidence().sha256().isPresent()
                ? object
                : object.with(object.evidence().withSha256(sha256));
    }
}
