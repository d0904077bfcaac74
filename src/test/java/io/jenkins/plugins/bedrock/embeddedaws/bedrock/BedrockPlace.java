package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import io.jenkins.plugins.bedrock.embeddedaws.state.Partition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Jobs and models of one account and Region. */
public final class BedrockPlace {

    private final String account;
    private final String region;
    private final Map<String, EmbeddedImportJob> jobs = new ConcurrentHashMap<>();
    private final Map<String, EmbeddedModel> models = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();

    BedrockPlace(String account, String region) {
        this.account = account;
        this.region = region;
    }

    public String account() {
        return account;
    }

    public String region() {
        return region;
    }

    /** All jobs, ended ones included. */
    public List<EmbeddedImportJob> jobs() {
        return List.copyOf(jobs.values());
    }

    /** The models that are there. */
    public List<EmbeddedModel> models() {
        return List.copyOf(models.values());
    }

    /** The tags of a job or model; empty if there is no such thing. */
    public Map<String, String> tags(String arn) {
        return tags.getOrDefault(arn, Map.of());
    }

    /** Finds a job by name or ARN. */
    public Optional<EmbeddedImportJob> job(String identifier) {
        return find(jobs, identifier);
    }

    /** Finds a model by name or ARN. */
    public Optional<EmbeddedModel> model(String identifier) {
        return find(models, identifier);
    }

    /** The ARN of a job or model, whatever its kind. */
    String arn(String kind, String id) {
        return "arn:" + Partition.of(region) + ":bedrock:" + region + ":" + account + ":" + kind + "/" + id;
    }

    Optional<EmbeddedImportJob> jobOfToken(String token) {
        return Optional.ofNullable(tokens.get(token)).map(jobs::get);
    }

    void add(EmbeddedImportJob job, String token, Map<String, String> jobTags) {
        jobs.put(job.arn(), job);
        tags.put(job.arn(), jobTags);
        if (!token.isEmpty()) {
            tokens.put(token, job.arn());
        }
    }

    void change(EmbeddedImportJob job) {
        jobs.put(job.arn(), job);
    }

    void add(EmbeddedModel model) {
        models.put(model.arn(), model);
        tags.put(model.arn(), model.job().modelTags());
    }

    void remove(EmbeddedModel model) {
        models.remove(model.arn());
        tags.remove(model.arn());
    }

    boolean isTaggable(String arn) {
        return tags.containsKey(arn);
    }

    void tag(String arn, Map<String, String> all) {
        tags.put(arn, new TreeMap<>(all));
    }

    private static <T extends Listed> Optional<T> find(Map<String, T> all, String identifier) {
        return Optional.ofNullable(all.get(identifier))
                .or(() -> all.values().stream()
                        .filter(one -> one.name().equals(identifier))
                        .findFirst());
    }
}
