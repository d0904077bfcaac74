package io.jenkins.plugins.bedrock.engine.importing;

import java.util.Map;
import java.util.TreeMap;

/**
 * The tags that every job and model of ours carries: what was imported, from where, for whom.
 *
 * <p>They prove an import, and tell our models from others. What a tag can't hold is {@linkplain ResourceTags#fitted
 * fitted}, so compare with the fitted form.
 */
public final class ImportTags {

    /** Before each key of ours. */
    public static final String PREFIX = "bedrock-model-import:";

    /** The digest: what the model is. */
    public static final String DIGEST = PREFIX + "digest";

    /** The S3 URI from which it was imported. */
    public static final String SOURCE = PREFIX + "source";

    /** The build that started the import. */
    public static final String BUILD = PREFIX + "build";

    /** The environment for which it was imported. */
    public static final String ENVIRONMENT = PREFIX + "environment";

    /** The role as which Bedrock read it. */
    public static final String ROLE = PREFIX + "role";

    /** The key of the imported model as it was asked for; none without one. */
    public static final String KMS_KEY = PREFIX + "kms-key";

    /** How many keys are ours. */
    static final int COUNT = 6;

    private ImportTags() {}

    static Map<String, String> of(ImportRequest request) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(DIGEST, request.digest().toString());
        tags.put(SOURCE, request.source().toString());
        tags.put(BUILD, request.build());
        tags.put(ENVIRONMENT, request.environment());
        tags.put(ROLE, request.importRole().value());
        request.kmsKey().ifPresent(key -> tags.put(KMS_KEY, key.id()));
        tags.replaceAll((key, value) -> ResourceTags.fitted(value));
        return tags;
    }
}
