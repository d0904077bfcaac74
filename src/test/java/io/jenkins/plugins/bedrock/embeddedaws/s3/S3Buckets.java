package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.iam.PrincipalNames;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.state.Visibility;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The buckets of all accounts: their names are shared by all. */
public final class S3Buckets {

    private final Map<String, EmbeddedBucket> buckets = new ConcurrentSkipListMap<>();
    private final Visibility visibility;
    private final UniqueIds ids;
    private final PrincipalNames names;

    /** @param names translates the principals of bucket policies */
    public S3Buckets(Visibility visibility, UniqueIds ids, PrincipalNames names) {
        this.visibility = visibility;
        this.ids = ids;
        this.names = names;
    }

    /** The bucket with this name, wherever it is. */
    public Optional<EmbeddedBucket> find(String name) {
        return Optional.ofNullable(buckets.get(name));
    }

    /** The bucket for a test to arrange; made when there is none. */
    public EmbeddedBucket arranged(String name, String region, String account) {
        EmbeddedBucket bucket = buckets.computeIfAbsent(
                name, key -> new EmbeddedBucket(key, region, account, new BucketState(visibility, ids, names)));
        if (!bucket.account().equals(account)) {
            throw new IllegalArgumentException("The bucket " + name + " belongs to " + bucket.account()
                    + "; bucket names are unique in all of S3.");
        }
        return bucket;
    }
}
