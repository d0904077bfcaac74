package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import java.util.Map;
import java.util.Optional;

/**
 * What the tags of an imported model say of it. Whoever may tag a model can write them, so they are a claim: good enough
 * to tell people whose a model may be, never to accept it.
 *
 * @param digest as it was tagged, whatever form it has
 * @param source the S3 URI
 * @param build the build that started the import
 * @param environment the name of the environment
 */
public record ImportClaims(
        String digest, Optional<String> source, Optional<String> build, Optional<String> environment) {

    /** What tags claim; no value if they are not those of this plugin. */
    public static Optional<ImportClaims> in(Map<String, String> tags) {
        return Optional.ofNullable(tags.get(ImportTags.DIGEST))
                .map(digest -> new ImportClaims(
                        digest,
                        Optional.ofNullable(tags.get(ImportTags.SOURCE)),
                        Optional.ofNullable(tags.get(ImportTags.BUILD)),
                        Optional.ofNullable(tags.get(ImportTags.ENVIRONMENT))));
    }

    /** Whether this is what the model is said to be. */
    public boolean isOf(ModelDigest other) {
        return other.toString().equals(digest);
    }
}
