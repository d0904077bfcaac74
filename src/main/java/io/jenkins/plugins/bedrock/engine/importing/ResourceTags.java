package io.jenkins.plugins.bedrock.engine.importing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.bedrock.model.Tag;

/**
 * Tags of an import job or imported model, sorted by key.
 *
 * @throws IllegalArgumentException if Bedrock would refuse them: more than 50, a key of not 1 to 128 or a value of
 *     more than 256 characters, others than letters, digits, white space and {@code ._:/=+@-}, or a key of AWS's own
 *     (the API model's {@code Tag}, and the user guide's limit per resource)
 */
public record ResourceTags(Map<String, String> values) {

    /** No tags. */
    public static final ResourceTags NONE = new ResourceTags(Map.of());

    /** How many tags a resource may carry. */
    public static final int MOST = 50;

    private static final int LONGEST_VALUE = 256;
    private static final String REFUSED = "[^a-zA-Z0-9\\s._:/=+@-]";
    private static final Pattern KEY = Pattern.compile("(?![aA][wW][sS]:)[a-zA-Z0-9\\s._:/=+@-]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[a-zA-Z0-9\\s._:/=+@-]{0," + LONGEST_VALUE + "}");

    public ResourceTags {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        if (values.size() > MOST) {
            throw new IllegalArgumentException(
                    "A job or model carries at most " + MOST + " tags; " + values.size() + " were given.");
        }
        values.forEach(ResourceTags::require);
    }

    /**
     * What is left of a text when it must be the value of a tag: other characters become underscores, and the end of a
     * text that is too long gives way to a hash of the whole.
     */
    static String fitted(String text) {
        String allowed = text.replaceAll(REFUSED, "_");
        if (allowed.length() <= LONGEST_VALUE) {
            return allowed;
        }
        String hash = "..." + ShortHash.of(text);
        return allowed.substring(0, LONGEST_VALUE - hash.length()) + hash;
    }

    /** These and the others; of two with the same key, the other. */
    ResourceTags with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(others);
        return new ResourceTags(all);
    }

    List<Tag> toSdk() {
        return values.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static void require(String key, String value) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + key
                    + "' is not a tag's key: it has 1 to 128 letters, digits, spaces or any of ._:/=+@- and does not"
                    + " begin with aws:, for example cost-center.");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("The value of the tag " + key
                    + " is not allowed: it has at most 256 letters, digits, spaces or any of ._:/=+@-, for example"
                    + " research/support-bot.");
        }
    }
}
