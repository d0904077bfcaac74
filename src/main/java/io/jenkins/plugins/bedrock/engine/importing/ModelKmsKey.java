package io.jenkins.plugins.bedrock.engine.importing;

import java.util.regex.Pattern;

/**
 * The key of the hosting account under which Bedrock keeps an imported model; unrelated to the key of the source.
 *
 * @param id an ARN of a key or alias, the 36 characters of a key ID, or {@code alias/…}
 * @throws IllegalArgumentException if Bedrock would refuse it (the API model's {@code KmsKeyId})
 */
public record ModelKmsKey(String id) {

    private static final String KEY_ID = "[a-zA-Z0-9-]{36}";
    private static final String ALIAS = "alias/[a-zA-Z0-9-_/]+";
    private static final Pattern FORM = Pattern.compile("(arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:((key/" + KEY_ID
            + ")|(" + ALIAS + ")))|(" + KEY_ID + ")|(" + ALIAS + ")");

    public ModelKmsKey {
        if (id == null || id.length() > 2048 || !FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id
                    + "' is not a KMS key for an imported model: it is the ARN of a key or alias, the 36 characters of a"
                    + " key ID, or alias/NAME, for example alias/imported-models.");
        }
    }

    /**
     * Whether this is the key that AWS shows.
     *
     * @param shownArn the key's ARN at the model or job
     * @param asked as what it was asked for when the model was imported: only that tells of an alias
     */
    boolean names(String shownArn, String asked) {
        return id.contains("alias/") ? id.equals(asked) : shownArn.equals(id) || shownArn.endsWith(":key/" + id);
    }

    @Override
    public String toString() {
        return id;
    }
}
