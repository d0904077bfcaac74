package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a model lies: a bucket and a prefix in it, in the one form in which policies and API calls use it.
 *
 * <p>The prefix ends with exactly one slash, so that {@code v7} never opens {@code v70}. What is accepted is the pattern
 * of {@code S3Uri} in Bedrock's API model, without {@code *}, which policies would take for a wildcard.
 *
 * @param bucket the name of the bucket
 * @param prefix for example {@code support-bot/v7/}
 * @throws IllegalArgumentException if one of them has not this form
 */
public record ModelUri(String bucket, String prefix) {

    private static final String SCHEME = "s3://";
    private static final int LONGEST = 1024;
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]");
    private static final Pattern SEGMENT = Pattern.compile("[-!_'().a-zA-Z0-9]+");
    private static final List<String> COMPRESSED = List.of(".tar.gz", ".tgz");

    public ModelUri {
        prefix = Objects.requireNonNullElse(prefix, "");
        String uri = SCHEME + bucket + "/" + prefix;
        require(BUCKET.matcher(String.valueOf(bucket)).matches(), uri, "the name of the bucket is not a valid one");
        require(!prefix.isEmpty(), uri, "it names a whole bucket: give the prefix under which config.json lies");
        require(prefix.indexOf('*') < 0 && prefix.indexOf('?') < 0, uri, "wildcards are not allowed: name one model");
        require(prefix.endsWith("/"), uri, "a prefix ends with a slash, so that v7 does not mean v70 as well");
        requireSegments(uri, prefix);
        require(uri.length() <= LONGEST, uri, "Bedrock takes " + LONGEST + " characters at most");
    }

    /**
     * Reads a URI as people write it, with or without the slash at its end.
     *
     * @param text for example {@code s3://research-models/support-bot/v7/}
     * @throws IllegalArgumentException if no model can be imported from there; the message says why
     */
    public static ModelUri parse(String text) {
        String uri = String.valueOf(text);
        require(uri.startsWith(SCHEME), uri, "it does not begin with s3:// in lower case");
        int slash = uri.indexOf('/', SCHEME.length());
        String bucket = slash < 0 ? uri.substring(SCHEME.length()) : uri.substring(SCHEME.length(), slash);
        String prefix = slash < 0 ? "" : uri.substring(slash + 1);
        return new ModelUri(bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }

    /** Whether an object of this bucket belongs to the model; the prefix itself is a folder's marker, not an object. */
    public boolean contains(String key) {
        return key.length() > prefix.length() && key.startsWith(prefix);
    }

    /**
     * The key below the prefix.
     *
     * @throws IllegalArgumentException if the object does not belong to the model
     */
    public String relative(String key) {
        if (!contains(key)) {
            throw new IllegalArgumentException("The key '" + key + "' does not lie under " + this + ".");
        }
        return key.substring(prefix.length());
    }

    /** The whole key of what lies at a relative key, for example of {@code config.json}. */
    public String key(String relative) {
        if (relative.isEmpty() || relative.startsWith("/")) {
            throw new IllegalArgumentException("'" + relative + "' is not a key relative to " + this
                    + ": it has at least one character and no slash at its start, for example config.json.");
        }
        return prefix + relative;
    }

    /** Whether this is the allowed place or lies below it. */
    public boolean isWithin(ModelUri allowed) {
        return bucket.equals(allowed.bucket) && prefix.startsWith(allowed.prefix);
    }

    /** The canonical form, with the slash at its end. */
    @Override
    public String toString() {
        return SCHEME + bucket + "/" + prefix;
    }

    private static void requireSegments(String uri, String prefix) {
        String path = prefix.substring(0, prefix.length() - 1);
        for (String segment : path.split("/", -1)) {
            require(!segment.isEmpty(), uri, "it has an empty segment: write one slash between two names");
            require(!segment.equals("..") && !segment.equals("."), uri, "S3 knows no '.' and '..': write the path out");
            require(
                    SEGMENT.matcher(segment).matches(),
                    uri,
                    "Bedrock accepts only letters, digits and any of -!_'(). in a segment, which '" + segment
                            + "' is not: copy the model to a prefix of such names");
        }
        String lower = path.toLowerCase(Locale.ROOT);
        require(
                COMPRESSED.stream().noneMatch(lower::endsWith),
                uri,
                "a compressed archive cannot be imported: unpack it under a prefix of its own and name that prefix");
    }

    private static void require(boolean rule, String uri, String reason) {
        if (!rule) {
            throw new IllegalArgumentException(
                    "'" + uri + "' is not the place of a model, for example s3://research-models/support-bot/v7/: "
                            + reason + ".");
        }
    }
}
