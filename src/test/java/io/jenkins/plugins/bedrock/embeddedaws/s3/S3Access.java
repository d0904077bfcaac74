package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Authorization;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.access.ResourcePolicy;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import io.jenkins.plugins.bedrock.engine.policy.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to buckets and objects for a given caller: every request takes it, and so do services that read on a role's
 * behalf, such as a model import.
 */
public final class S3Access {

    private final S3Buckets buckets;
    private final Authorization authorization;
    private final ObjectKeys objectKeys;

    /** @param objectKeys opens objects under KMS keys */
    public S3Access(S3Buckets buckets, Authorization authorization, ObjectKeys objectKeys) {
        this.buckets = buckets;
        this.authorization = authorization;
        this.objectKeys = objectKeys;
    }

    /**
     * All objects below a prefix, as a service lists them in a role's name.
     *
     * @throws AwsError as S3 answers, e.g. {@code Access Denied}
     */
    public List<S3Object> listAs(Caller caller, String region, String bucketName, String prefix) {
        EmbeddedBucket bucket = bucket(bucketName, region);
        ListQuery query = new ListQuery(prefix, "", "", 1000);
        List<S3Object> objects = new ArrayList<>();
        for (ListPage page = list(caller, bucket, query); ; page = list(caller, bucket, query)) {
            objects.addAll(page.objects());
            if (page.next().isEmpty()) {
                return objects;
            }
            query = query.from(page.next().get());
        }
    }

    /**
     * An object's bytes, as a service reads them in a role's name.
     *
     * @throws AwsError as S3 answers, e.g. {@code Access Denied}
     */
    public Content getAs(Caller caller, String region, String bucketName, String key) {
        EmbeddedBucket bucket = bucket(bucketName, region);
        S3Object object = object(caller, bucket, key, Optional.empty());
        return open(caller, bucket, object);
    }

    /** The bucket, if it is in this Region. */
    EmbeddedBucket bucket(String name, String region) {
        EmbeddedBucket bucket = buckets.find(name)
                .orElseThrow(() -> new AwsError(404, "NoSuchBucket", "The specified bucket does not exist")
                        .detail("BucketName", name));
        if (!bucket.region().equals(region)) {
            throw new AwsError(
                            301,
                            "PermanentRedirect",
                            "The bucket you are attempting to access must be addressed using the specified endpoint."
                                    + " Please send all future requests to this endpoint.")
                    .header("x-amz-bucket-region", bucket.region())
                    .detail("Bucket", name)
                    .detail("Endpoint", name + ".s3." + bucket.region() + ".amazonaws.com");
        }
        return bucket;
    }

    /** Goes on when the caller may do this to the bucket. */
    void require(Caller caller, EmbeddedBucket bucket, String action) {
        require(caller, bucket, AccessRequest.of(action, bucket.arn(), bucket.account()));
    }

    /** Goes on when the bucket's policy and the caller's own allow the request. */
    void require(Caller caller, EmbeddedBucket bucket, AccessRequest request) {
        decide(caller, bucket, request.under(ResourcePolicy.of(ResourceKind.S3, bucket.policy())));
        boolean restricted = bucket.isPublicAndRestricted() && caller.kind() != Caller.Kind.SERVICE;
        if (restricted && !caller.account().equals(bucket.account())) {
            throw new AwsError(403, "AccessDenied", "Access Denied");
        }
    }

    /** A bucket policy doesn't speak for objects that another account owns (S3 User Guide, "Object ownership"). */
    private void requireForeign(Caller caller, EmbeddedBucket bucket, AccessRequest request, String owner) {
        decide(
                caller,
                bucket,
                AccessRequest.of(request.action(), request.resource(), owner)
                        .with("aws:ResourceAccount", bucket.account()));
    }

    private void decide(Caller caller, EmbeddedBucket bucket, AccessRequest request) {
        authorization.refusal(caller, request).ifPresent(because -> {
            throw new AwsError(403, "AccessDenied", S3Refusal.text(caller, bucket, request, because));
        });
    }

    private boolean may(Caller caller, EmbeddedBucket bucket, String action) {
        try {
            require(caller, bucket, action);
            return true;
        } catch (AwsError refused) {
            return false;
        }
    }

    /** A page of the bucket's list. */
    ListPage list(Caller caller, EmbeddedBucket bucket, ListQuery query) {
        AccessRequest request = AccessRequest.of("s3:ListBucket", bucket.arn(), bucket.account())
                .with("s3:prefix", query.prefix())
                .with("s3:delimiter", query.delimiter())
                .with("s3:max-keys", Integer.toString(query.maxKeys()));
        require(caller, bucket, request);
        return ListPage.of(bucket, query);
    }

    /** An object's head, for those who may read the object. */
    S3Object object(Caller caller, EmbeddedBucket bucket, String key, Optional<String> versionId) {
        Optional<S3Object> found = versionId.isPresent() ? version(bucket, key, versionId.get()) : bucket.current(key);
        String action = versionId.isPresent() ? "s3:GetObjectVersion" : "s3:GetObject";
        AccessRequest request = AccessRequest.of(action, bucket.arn(key), bucket.account());
        Optional<String> foreignOwner =
                found.filter(object -> isForeign(caller, bucket, object)).map(S3Object::owner);
        if (foreignOwner.isPresent()) {
            requireForeign(caller, bucket, request, foreignOwner.get());
        } else {
            require(caller, bucket, request);
        }
        return found.orElseThrow(() -> missing(caller, bucket, key, versionId));
    }

    /** Whether the ACL counts, which lets nobody read but the owner, and maybe the bucket's owner; others are not kept. */
    private static boolean isForeign(Caller caller, EmbeddedBucket bucket, S3Object object) {
        boolean mayByAcl = object.bucketOwnerMayRead() && caller.account().equals(bucket.account());
        return !bucket.isOwnerEnforced() && !object.owner().equals(bucket.account()) && !mayByAcl;
    }

    /** The bytes of an object, for those who may use its key, too. */
    Content open(Caller caller, EmbeddedBucket bucket, S3Object object) {
        if (object.isArchived()) {
            throw new AwsError(403, "InvalidObjectState", "The operation is not valid for the object's storage class")
                    .detail("StorageClass", object.storageClass());
        }
        objectKeys.requireDecrypt(caller, bucket, object);
        return object.content();
    }

    private static Optional<S3Object> version(EmbeddedBucket bucket, String key, String versionId) {
        return bucket.state().versions(key).stream()
                .filter(object -> object.versionId().equals(versionId))
                .findFirst();
    }

    /** S3 tells that an object is missing only to those who may list the bucket. */
    private AwsError missing(Caller caller, EmbeddedBucket bucket, String key, Optional<String> versionId) {
        if (!may(caller, bucket, "s3:ListBucket")) {
            return new AwsError(403, "AccessDenied", "Access Denied");
        }
        if (versionId.isPresent()) {
            return new AwsError(404, "NoSuchVersion", "The specified version does not exist.").detail("Key", key);
        }
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.").detail("Key", key);
    }
}
