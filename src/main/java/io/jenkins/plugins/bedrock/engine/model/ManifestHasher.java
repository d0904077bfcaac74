package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;
import java.util.function.Consumer;

/**
 * Computes what S3 does not keep: the SHA-256 of each object without one, one after the other on the calling thread, so
 * that no pool is starved for the hours that it may take. Each hash is remembered as soon as it is there; whoever begins
 * anew after an abort or a restart goes on where this was.
 */
public final class ManifestHasher {

    private final ObjectHasher hasher;
    private final KnownHashes known;

    public ManifestHasher(ObjectHasher hasher, KnownHashes known) {
        this.hasher = hasher;
        this.known = known;
    }

    /**
     * Hashes what is not known yet.
     *
     * @param progress told in sentences what is read
     * @return the manifest with the SHA-256 of every object
     * @throws ModelProblem if something is archived, was replaced meanwhile, or cannot be read to its end
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if it may not be read
     */
    public ModelManifest hash(ModelManifest manifest, Consumer<String> progress) throws InterruptedException {
        List<ModelObject> unknown = known.lift(manifest.requireReadable()).withoutSha256();
        if (!unknown.isEmpty()) {
            long bytes = unknown.stream().mapToLong(ModelObject::size).sum();
            progress.accept(
                    "Reads " + unknown.size() + " of the " + manifest.objects().size() + " objects of " + manifest.uri()
                            + " to compute their SHA-256, which is not known yet: " + bytes + " bytes.");
        }
        for (int i = 0; i < unknown.size(); i++) {
            ModelObject object = unknown.get(i);
            progress.accept("Reads " + object.relativeKey() + " (" + object.size() + " bytes, " + (i + 1) + " of "
                    + unknown.size() + ").");
            known.remember(manifest.uri(), SealedObject.of(object), hasher.sha256(manifest.uri(), object));
        }
        return known.lift(manifest);
    }
}
