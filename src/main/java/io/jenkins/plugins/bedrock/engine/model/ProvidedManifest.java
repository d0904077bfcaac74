package io.jenkins.plugins.bedrock.engine.model;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What research says the content of a model is: a SHA-256 for each file, as {@code sha256sum} writes it in the model's
 * directory.
 *
 * <p>It is an object of the model like any other, so that the digest covers it. It lifts no evidence: it says what should
 * be there, not what is there.
 *
 * @param sha256 64 hexadecimal digits in lower case, by relative key; at least one
 */
public record ProvidedManifest(SortedMap<String, String> sha256) {

    /** Where it may lie, at the root of the prefix. */
    public static final List<String> NAMES = List.of("SHA256SUMS", "SHA256SUMS.txt");

    /** In bytes; 2,000 lines of 500 bytes and a little. */
    public static final int LARGEST = 1 << 20;

    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](?:\\./)?(.+)");

    public ProvidedManifest {
        sha256 = Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
        require(!sha256.isEmpty(), "it names no file");
    }

    /**
     * Reads such a file.
     *
     * @param file in UTF-8
     * @throws ModelProblem if it is no such file, too large, or says two things of one file
     */
    public static ProvidedManifest parse(byte[] file) {
        require(file.length <= LARGEST, "it has " + file.length + " bytes, and more than " + LARGEST + " are not read");
        SortedMap<String, String> hashes = new TreeMap<>();
        new String(file, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    Matcher parts = LINE.matcher(line);
                    require(
                            parts.matches(),
                            "the line '" + start(line) + "' is not a SHA-256, two spaces and a file name");
                    String hash = parts.group(1).toLowerCase(Locale.ROOT);
                    String other = hashes.put(parts.group(2), hash);
                    require(
                            other == null || other.equals(hash),
                            "it says two things of '" + start(parts.group(2)) + "'");
                });
        return new ProvidedManifest(hashes);
    }

    /**
     * What it says of all other files: whoever writes it a second time lists it as it was before, or empty.
     *
     * @param name its own
     */
    public SortedMap<String, String> without(String name) {
        SortedMap<String, String> others = new TreeMap<>(sha256);
        others.remove(name);
        return others;
    }

    private static String start(String line) {
        return StrangersText.shown(line, 80);
    }

    private static void require(boolean rule, String reason) {
        if (!rule) {
            throw new ModelProblem("It cannot be used: " + reason + ".");
        }
    }
}
