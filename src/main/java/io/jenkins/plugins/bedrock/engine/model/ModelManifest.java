package io.jenkins.plugins.bedrock.engine.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All objects of a model at one time.
 *
 * @param objects sorted by the bytes of their relative keys in UTF-8, as S3 lists them; at least one, each key once
 */
public record ModelManifest(ModelUri uri, List<ModelObject> objects) {

    private static final int NAMED = 5;

    private static final Comparator<ModelObject> BY_KEY =
            (a, b) -> Arrays.compareUnsigned(utf8(a.relativeKey()), utf8(b.relativeKey()));

    public ModelManifest {
        objects = List.copyOf(objects.stream().sorted(BY_KEY).toList());
        if (objects.isEmpty()) {
            throw new IllegalArgumentException(
                    "A model without objects has no manifest: nothing lies under " + uri + ".");
        }
        for (int next = 1; next < objects.size(); next++) {
            if (BY_KEY.compare(objects.get(next - 1), objects.get(next)) == 0) {
                throw new IllegalArgumentException("The manifest of " + uri + " names '"
                        + objects.get(next).relativeKey() + "' twice: a key is one object.");
            }
        }
    }

    /** The sum of all sizes, in bytes. */
    public long totalSize() {
        return objects.stream().mapToLong(ModelObject::size).sum();
    }

    /** The object at a relative key, if there is one. */
    public Optional<ModelObject> object(String relativeKey) {
        byte[] wanted = utf8(relativeKey);
        int from = 0;
        int to = objects.size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            ModelObject object = objects.get(middle);
            int order = Arrays.compareUnsigned(utf8(object.relativeKey()), wanted);
            if (order == 0) {
                return Optional.of(object).filter(found -> found.relativeKey().equals(relativeKey));
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** The ARNs of the customers' KMS keys that the objects really use, whatever the bucket's default is. */
    public SortedSet<String> customerKeys() {
        return objects.stream()
                .map(ModelObject::encryption)
                .filter(encryption -> encryption.kind() == ObjectEncryption.Kind.CUSTOMER_KEY)
                .flatMap(encryption -> encryption.keyArn().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether all objects under this key use a Bucket Key, so that one encryption context covers them. */
    public boolean everyObjectUsesBucketKey(String keyArn) {
        return objects.stream()
                .map(ModelObject::encryption)
                .filter(encryption -> encryption.keyArn().filter(keyArn::equals).isPresent())
                .allMatch(ObjectEncryption::bucketKey);
    }

    /** The objects under the {@code aws/s3} key, which no other account can be allowed to use. */
    public List<ModelObject> underAwsManagedKey() {
        return objects.stream()
                .filter(object -> object.encryption().kind() == ObjectEncryption.Kind.AWS_MANAGED_KEY)
                .toList();
    }

    /**
     * Refuses a model of which something must be restored first.
     *
     * @throws ModelProblem naming what is archived
     */
    public ModelManifest requireReadable() {
        List<ModelObject> archived =
                objects.stream().filter(object -> object.archive().isPresent()).toList();
        if (!archived.isEmpty()) {
            throw new ModelProblem("The model at " + uri + " cannot be read: " + archived.size()
                    + " of its objects are archived ("
                    + archived.stream()
                            .limit(NAMED)
                            .map(object -> object.relativeKey() + " in "
                                    + object.archive().orElseThrow())
                            .collect(Collectors.joining(", "))
                    + (archived.size() > NAMED ? ", …" : "")
                    + "). Restore them, or copy the model to the STANDARD storage class.");
        }
        return this;
    }

    /** Whether every object has a version ID, so that what was inspected can be got again. */
    public boolean isVersioned() {
        return objects.stream().allMatch(object -> object.versionId().isPresent());
    }

    /** The objects of whose content no SHA-256 is known. */
    public List<ModelObject> withoutSha256() {
        return objects.stream()
                .filter(object -> object.evidence().sha256().isEmpty())
                .toList();
    }

    /** The same manifest with each object replaced by what is now known about it. */
    ModelManifest map(Function<ModelObject, ModelObject> change) {
        return new ModelManifest(uri, objects.stream().map(change).toList());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
