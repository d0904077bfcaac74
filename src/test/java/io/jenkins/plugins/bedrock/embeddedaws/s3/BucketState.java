package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.iam.PrincipalNames;
import io.jenkins.plugins.bedrock.embeddedaws.state.Eventual;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.state.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What S3 keeps of one bucket. */
final class BucketState {

    private final Visibility visibility;
    private final UniqueIds ids;
    private final PrincipalNames names;
    private final Eventual<Optional<String>> policy;
    private final NavigableMap<String, List<S3Object>> objects = new ConcurrentSkipListMap<>();
    private volatile BucketSettings settings = BucketSettings.NEW;

    BucketState(Visibility visibility, UniqueIds ids, PrincipalNames names) {
        this.visibility = visibility;
        this.ids = ids;
        this.names = names;
        this.policy = new Eventual<>(visibility, Optional.empty());
    }

    BucketSettings settings() {
        return settings;
    }

    void settings(BucketSettings value) {
        settings = value;
    }

    /** The place of the policy, principals by unique ID. */
    Eventual<Optional<String>> policy() {
        return policy;
    }

    /** The policy as it is shown and as it counts, principals by ARN. */
    Optional<String> shownPolicy() {
        return policy.seen().map(names::shown);
    }

    PrincipalNames names() {
        return names;
    }

    Instant now() {
        return visibility.now();
    }

    String newVersionId() {
        return settings.versioning().equals("Enabled") ? ids.lower(32) : "null";
    }

    /** What S3 gives to objects under KMS keys: not the MD5 of their bytes. */
    String newEtag() {
        return ids.hex(32);
    }

    /** Keeps an object; one with the same version ID goes. */
    void keep(S3Object object) {
        objects.compute(object.key(), (key, versions) -> {
            List<S3Object> kept = new ArrayList<>(versions == null ? List.of() : versions);
            kept.removeIf(old -> old.versionId().equals(object.versionId()));
            kept.add(object);
            return List.copyOf(kept);
        });
    }

    /** Removes one version for good. */
    void remove(String key, String versionId) {
        objects.computeIfPresent(key, (same, versions) -> {
            List<S3Object> kept = versions.stream()
                    .filter(version -> !version.versionId().equals(versionId))
                    .toList();
            return kept.isEmpty() ? null : kept;
        });
    }

    /** All versions of an object, oldest first. */
    List<S3Object> versions(String key) {
        return objects.getOrDefault(key, List.of());
    }

    /** The current version of each object from a key on, in the order of keys; deleted ones left out. */
    Iterable<S3Object> currentFrom(String key) {
        return () -> objects.tailMap(key, true).values().stream()
                .map(versions -> versions.get(versions.size() - 1))
                .filter(object -> !object.deleteMarker())
                .iterator();
    }
}
