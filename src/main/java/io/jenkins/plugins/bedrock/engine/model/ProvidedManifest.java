package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What research says the content of a model is: a SHA-256 for each file.
 *
 * <p>It can lift the evidence of objects of which S3 keeps no SHA-256. It is a statement of research's, not something
 * that S3 has seen: the digest therefore holds S3's own evidence besides it, so that an object that is replaced while the
 * statement stays has another digest.
 *
 * @param sha256 64 hexadecimal digits in lower case, by relative key
 */
public record ProvidedManifest(SortedMap<String, String> sha256) {

    /** In bytes; 2,000 lines of 500 bytes and a little. */
    public static final int LARGEST = 1 << 20;

    private static final int NAMED = 5;
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](?:\\./)?(.+)");

    public ProvidedManifest {
        sha256 = Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
        if (sha256.isEmpty()) {
            throw new ModelProblem("Research's manifest names no file: it needs a SHA-256 for at least one.");
        }
        sha256.values().forEach(hash -> require(HASH.matcher(hash).matches(), "'" + hash + "' is not a SHA-256"));
    }

    /**
     * Reads a manifest file.
     *
     * @param file in UTF-8, either as {@code sha256sum} writes it (run in the model's directory), or as JSON:
     *     {@code {"files": {"config.json": "<64 hexadecimal digits>"}}}
     * @throws ModelProblem if it is neither, too large, or names a file twice
     */
    public static ProvidedManifest parse(byte[] file) {
        require(file.length <= LARGEST, "it has " + file.length + " bytes, and more than " + LARGEST + " are not read");
        String text = new String(file, StandardCharsets.UTF_8);
        return new ProvidedManifest(text.stripLeading().startsWith("{") ? ofJson(file) : ofLines(text));
    }

    /**
     * The manifest with what research says about its objects.
     *
     * @throws ModelProblem if research names a file that S3 does not have, or S3 keeps another SHA-256 for one
     */
    public ModelManifest lift(ModelManifest manifest) {
        String missing = sha256.keySet().stream()
                .filter(key -> manifest.object(key).isEmpty())
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        require(missing.isEmpty(), "it names files that do not lie under " + manifest.uri() + " (" + missing + ")");
        return manifest.map(object -> sha256.containsKey(object.relativeKey())
                ? lifted(manifest.uri(), object, sha256.get(object.relativeKey()))
                : object);
    }

    private static ModelObject lifted(ModelUri uri, ModelObject object, String said) {
        object.evidence().sha256().filter(kept -> !kept.equals(said)).ifPresent(kept -> {
            throw new ModelProblem("Research's manifest contradicts S3: for " + uri + object.relativeKey()
                    + " it says SHA-256 " + said + ", but the content has " + kept
                    + ". Ask research which of them is meant, and upload the file or the manifest again.");
        });
        return object.with(object.evidence().withProvidedSha256(said));
    }

    private static SortedMap<String, String> ofLines(String text) {
        SortedMap<String, String> hashes = new TreeMap<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            Matcher parts = LINE.matcher(line);
            require(parts.matches(), "the line '" + start(line) + "' is not a SHA-256, two spaces and a file name");
            put(hashes, parts.group(2), parts.group(1));
        });
        return hashes;
    }

    private static SortedMap<String, String> ofJson(byte[] file) {
        JsonNode files = read(file).path("files");
        require(files.isObject(), "its JSON has no object 'files' at its root");
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : files.properties()) {
            require(entry.getValue().isTextual(), "the SHA-256 of '" + entry.getKey() + "' is not a string");
            put(hashes, entry.getKey(), entry.getValue().textValue());
        }
        return hashes;
    }

    private static JsonNode read(byte[] file) {
        try {
            return new StrictJson().read(file);
        } catch (IOException e) {
            throw new ModelProblem("Research's manifest cannot be used: " + e.getMessage() + ". Write it anew.", e);
        }
    }

    private static void put(Map<String, String> hashes, String key, String hash) {
        require(hashes.put(key, hash.toLowerCase(Locale.ROOT)) == null, "it names '" + key + "' twice");
    }

    private static String start(String line) {
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    private static void require(boolean rule, String reason) {
        if (!rule) {
            throw new ModelProblem("Research's manifest cannot be used: " + reason
                    + ". Write it anew, for example with sha256sum in the model's directory.");
        }
    }
}
