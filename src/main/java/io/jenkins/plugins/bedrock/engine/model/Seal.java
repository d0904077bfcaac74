package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * That nothing moved: what every object was when the model was inspected, to be compared with what it is later.
 *
 * <p>Unlike the {@link ModelDigest} it changes when the same content is uploaded again.
 *
 * @param objects by relative key
 */
public record Seal(ModelUri uri, SortedMap<String, SealedObject> objects) {

    private static final String FORMAT = "model-seal/1";

    public Seal {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /** Seals what a manifest shows. */
    public static Seal of(ModelManifest manifest) {
        SortedMap<String, SealedObject> objects = new TreeMap<>();
        manifest.objects().forEach(object -> objects.put(object.relativeKey(), SealedObject.of(object)));
        return new Seal(manifest.uri(), objects);
    }

    /**
     * What happened between this seal and a later one.
     *
     * @return a sentence for each object that was added, removed or replaced, by key; none if nothing moved
     */
    public List<String> differences(Seal later) {
        if (!uri.equals(later.uri)) {
            return List.of("The model lies at " + later.uri + " instead of " + uri + ".");
        }
        TreeSet<String> keys = new TreeSet<>(objects.keySet());
        keys.addAll(later.objects.keySet());
        List<String> sentences = new ArrayList<>();
        for (String key : keys) {
            difference(objects.get(key), later.objects.get(key))
                    .ifPresent(what -> sentences.add("The object '" + key + "' under " + uri + " " + what + "."));
        }
        return sentences;
    }

    /** One value that is the same as long as nothing moved: {@code seal1:} and 64 hexadecimal digits. */
    public String hash() {
        ManifestEncoding encoding =
                new ManifestEncoding(FORMAT).add(uri.toString()).add(objects.size());
        objects.values()
                .forEach(object -> encoding.add(object.relativeKey())
                        .add(object.versionId().orElse(""))
                        .add(object.etag())
                        .add(object.size())
                        .add(object.lastModified().toString()));
        return "seal1:" + encoding.sha256();
    }

    /** The whole seal as JSON on one line, from which {@link #parse} makes it again. */
    public String serialised() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT).put("uri", uri.toString());
        ArrayNode rows = root.putArray("objects");
        objects.values()
                .forEach(object -> rows.addArray()
                        .add(object.relativeKey())
                        .add(object.versionId().orElse(null))
                        .add(object.etag())
                        .add(object.size())
                        .add(object.lastModified().toString()));
        return root.toString();
    }

    /**
     * Reads what {@link #serialised()} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Seal parse(String serialised) {
        try {
            JsonNode root = new StrictJson().read(serialised.getBytes(StandardCharsets.UTF_8));
            if (!FORMAT.equals(root.path("format").textValue())) {
                throw new IOException("its format is not " + FORMAT);
            }
            SortedMap<String, SealedObject> objects = new TreeMap<>();
            for (JsonNode row : root.path("objects")) {
                objects.put(text(row, 0), sealedObject(row));
            }
            return new Seal(ModelUri.parse(root.path("uri").textValue()), objects);
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "The recorded seal cannot be read: " + e.getMessage() + ". Inspect the model again.", e);
        }
    }

    private static SealedObject sealedObject(JsonNode row) throws IOException {
        if (row.size() != 5 || !row.path(3).isIntegralNumber()) {
            throw new IOException("one of its objects is incomplete");
        }
        return new SealedObject(
                text(row, 0),
                Optional.ofNullable(row.path(1).textValue()),
                text(row, 2),
                row.path(3).longValue(),
                Instant.parse(text(row, 4)));
    }

    private static String text(JsonNode row, int column) throws IOException {
        if (!row.path(column).isTextual()) {
            throw new IOException("one of its objects is incomplete");
        }
        return row.path(column).textValue();
    }

    private static Optional<String> difference(SealedObject then, SealedObject now) {
        if (then == null) {
            return Optional.of("was added (" + now.size() + " bytes, " + now.lastModified() + ")");
        }
        return now == null ? Optional.of("was removed") : then.difference(now);
    }
}
