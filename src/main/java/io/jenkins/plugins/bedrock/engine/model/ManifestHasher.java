package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.engine.time.Deadline;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Computes what S3 does not keep: the SHA-256 of each object without one, one after the other on the calling thread, so
 * that no pool is starved for the hours that it may take. Each hash is remembered as soon as it is there; whoever begins
 * anew after an abort or a restart goes on where this was.
 */
public final class ManifestHasher {

    private static final int NAMED = 5;

    private final ObjectHasher hasher;
    private final KnownHashes known;
    private final Deadline deadline;

    /** @param deadline after which no object is read on; what was hashed until then is remembered */
    public ManifestHasher(ObjectHasher hasher, KnownHashes known, Deadline deadline) {
        this.hasher = hasher;
        this.known = known;
        this.deadline = deadline;
    }

    /**
     * What is to be read, as nobody knows its SHA-256 yet.
     *
     * @throws ModelProblem if something of it is archived, or has no version ID by which it would be known again
     */
    public static List<ModelObject> unknown(ModelManifest manifest, KnownHashes known) {
        List<ModelObject> unknown = known.unknown(manifest.requireReadable());
        List<String> unversioned = unknown.stream()
                .filter(object -> object.versionId().isEmpty())
                .map(ModelObject::relativeKey)
                .toList();
        if (!unversioned.isEmpty()) {
            throw new ModelProblem("The model at " + manifest.uri() + " cannot be hashed: " + unversioned.size()
                    + " of its objects have no version ID ("
                    + unversioned.stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (unversioned.size() > NAMED ? ", …" : "")
                    + "), so that they could get another content unnoticed. Turn versioning on, and upload again.");
        }
        return unknown;
    }

    /**
     * Hashes what is not known yet.
     *
     * @param progress told in sentences what is read
     * @return the manifest with the SHA-256 of every object
     * @throws ModelProblem if something is archived, has no version ID, was replaced meanwhile, or cannot be read to its end
     *     in time
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if it may not be read
     */
    public ModelManifest hash(ModelManifest manifest, Consumer<String> progress) throws InterruptedException {
        List<ModelObject> unknown = unknown(manifest, known);
        if (!unknown.isEmpty()) {
            long bytes = unknown.stream().mapToLong(ModelObject::size).sum();
            progress.accept(
                    "Reads " + unknown.size() + " of the " + manifest.objects().size() + " objects of " + manifest.uri()
                            + " to compute their SHA-256, which is not known yet: " + bytes + " bytes.");
            try {
                read(manifest.uri(), unknown, progress);
            } finally {
                known.keep(manifest.uri());
            }
        }
        return known.lift(manifest);
    }

    private void read(ModelUri uri, List<ModelObject> unknown, Consumer<String> progress) throws InterruptedException {
        for (int i = 0; i < unknown.size(); i++) {
            ModelObject object = unknown.get(i);
            progress.accept("Reads " + object.relativeKey() + " (" + object.size() + " bytes, " + (i + 1) + " of "
                    + unknown.size() + ").");
            known.remember(uri, SealedObject.of(object), hasher.sha256(uri, object, deadline));
        }
    }
}
