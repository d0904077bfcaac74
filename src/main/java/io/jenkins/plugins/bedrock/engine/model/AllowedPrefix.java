package io.jenkins.plugins.bedrock.engine.model;

/**
 * A bucket, or a prefix in it, from which models may come.
 *
 * @param bucket the name of the bucket
 * @param prefix ends with a slash; empty stands for the whole bucket
 * @throws IllegalArgumentException if one of them has not this form
 */
public record AllowedPrefix(String bucket, String prefix) {

    /** Any model below the prefix has the form of a model's URI; with this name the rules for both are the same. */
    private static final String ANY_MODEL = "model/";

    public AllowedPrefix {
        new ModelUri(bucket, prefix + ANY_MODEL);
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            throw new IllegalArgumentException("'s3://" + bucket + "/" + prefix
                    + "' is not a prefix for models: it ends with a slash, for example s3://research-models/team-a/.");
        }
    }

    /** Reads a URI with or without the slash at its end, for example {@code s3://research-models/team-a/}. */
    public static AllowedPrefix parse(String text) {
        String uri = text.endsWith("/") ? text : text + "/";
        ModelUri any = ModelUri.parse(uri + ANY_MODEL);
        return new AllowedPrefix(
                any.bucket(), any.prefix().substring(0, any.prefix().length() - ANY_MODEL.length()));
    }

    /** Whether the model lies below this prefix. */
    public boolean covers(ModelUri model) {
        return model.bucket().equals(bucket) && model.prefix().startsWith(prefix);
    }

    /** Whether there are models that lie below both. */
    public boolean overlaps(AllowedPrefix other) {
        return other.bucket.equals(bucket) && (other.prefix.startsWith(prefix) || prefix.startsWith(other.prefix));
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
