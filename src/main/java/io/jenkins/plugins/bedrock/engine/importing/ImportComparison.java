package io.jenkins.plugins.bedrock.engine.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is there compared with what is asked for: only the same digest, from the same source, read as the same role,
 * kept under the same key, is the same import.
 */
final class ImportComparison {

    private final ImportRequest request;
    private final Map<String, String> tags;
    private final List<String> differences = new ArrayList<>();

    private ImportComparison(ImportRequest request, Map<String, String> tags) {
        this.request = request;
        this.tags = tags;
    }

    /** How a job differs, in words. */
    static List<String> differences(ImportRequest request, ImportJob job, Map<String, String> tags) {
        ImportComparison comparison = new ImportComparison(request, tags);
        comparison.compareDigest();
        comparison.compareEnvironment();
        comparison.compareSource(job.source());
        comparison.compareRole(job.roleArn());
        comparison.compareKey(job.kmsKeyArn());
        return comparison.differences;
    }

    /**
     * How a model differs, in words.
     *
     * @param job that imported it; none if AWS no longer shows it, and then the model's tags tell the role
     */
    static List<String> differences(
            ImportRequest request, ImportedModel model, Optional<ImportJob> job, Map<String, String> tags) {
        ImportComparison comparison = new ImportComparison(request, tags);
        comparison.compareDigest();
        comparison.compareSource(model.source());
        comparison.compareRole(job.map(ImportJob::roleArn).orElseGet(() -> tags.getOrDefault(ImportTags.ROLE, "")));
        comparison.compareKey(model.kmsKeyArn());
        return comparison.differences;
    }

    private void compareDigest() {
        String there = tags.get(ImportTags.DIGEST);
        String asked = ResourceTags.fitted(request.digest().toString());
        if (there == null) {
            differences.add("its tags do not say that it is one of ours (no tag " + ImportTags.DIGEST + ")");
        } else if (!there.equals(asked)) {
            differences.add("its digest is " + there + ", not " + asked);
        }
    }

    private void compareEnvironment() {
        String there = tags.getOrDefault(ImportTags.ENVIRONMENT, "");
        if (!there.equals(ResourceTags.fitted(request.environment()))) {
            differences.add("it was imported for " + (there.isEmpty() ? "no environment" : there) + ", not for "
                    + request.environment());
        }
    }

    private void compareSource(String there) {
        String asked = request.source().toString();
        if (!withSlash(there).equals(withSlash(asked))) {
            differences.add("it comes from " + there + ", not from " + asked);
        }
    }

    private void compareRole(String there) {
        String asked = request.importRole().value();
        if (!there.equals(asked) && !there.equals(ResourceTags.fitted(asked))) {
            differences.add("it was read as " + (there.isEmpty() ? "an unknown role" : there) + ", not as " + asked);
        }
    }

    private void compareKey(Optional<String> there) {
        String askedThen = tags.getOrDefault(ImportTags.KMS_KEY, "");
        boolean same = request.kmsKey()
                .map(key -> there.filter(arn -> key.names(arn, askedThen)).isPresent())
                .orElse(there.isEmpty());
        if (!same) {
            differences.add("it is kept under " + there.orElse("a key of AWS's own") + ", not under "
                    + request.kmsKey().map(ModelKmsKey::id).orElse("a key of AWS's own"));
        }
    }

    private static String withSlash(String uri) {
        return uri.endsWith("/") ? uri : uri + "/";
    }
}
