package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reads what lies under a prefix, without reading the objects: lists it, then asks for the head of each object,
 * and who manages each KMS key in use.
 *
 * <p>Needs {@code s3:ListBucket} and {@code s3:GetObject}; for checksums of objects under a KMS key {@code kms:Decrypt}
 * too (S3 API, HeadObject). Without that the evidence for those objects is their entity tag. Without
 * {@code kms:DescribeKey} the {@code aws/s3} key is taken for a customer's.
 */
public final class ManifestReader {

    private final AwsAccount reader;
    private final AccountId bucketOwner;
    private final ParallelCalls calls;
    private final PrefixListing listing;
    private final KeyOwners keyOwners;

    /**
     * @param reader who reads
     * @param bucketOwner whose bucket it must be; a look-alike bucket of somebody else is refused by S3
     * @param calls by which heads are asked for
     * @param objects that may lie there at most
     */
    public ManifestReader(AwsAccount reader, AccountId bucketOwner, ParallelCalls calls, int objects) {
        this.reader = reader;
        this.bucketOwner = bucketOwner;
        this.calls = calls;
        this.listing = new PrefixListing(reader, bucketOwner, calls, objects);
        this.keyOwners = new KeyOwners(reader, calls);
    }

    /**
     * A reader with the usual limits.
     *
     * @param executor where heads are asked for, besides the calling thread
     */
    public ManifestReader(AwsAccount reader, AccountId bucketOwner, Executor executor) {
        this(
                reader,
                bucketOwner,
                new ParallelCalls(executor, ReadingLimits.DEFAULT.parallelism()),
                ReadingLimits.DEFAULT.objects());
    }

    /**
     * Reads the manifest.
     *
     * @throws AwsProblem if S3 refuses a call
     * @throws ModelProblem if nothing lies there, too much does, an object has a key that makes no sense as a file's path,
     *     or belongs to somebody who does not let it be read, or the prefix changes while it is read
     */
    public ModelManifest read(ModelUri uri) throws InterruptedException {
        List<S3Object> listed = listing.objects(uri);
        List<ObjectHead> heads;
        try {
            heads = calls.all(listed, object -> head(uri, object));
        } catch (AwsProblem problem) {
            throw problem.isAccessDenied() ? whyDenied(uri, listed, problem) : problem;
        }
        return keyOwners.told(new ModelManifest(
                uri, heads.stream().map(head -> head.modelObject(uri)).toList()));
    }

    /** A bucket policy does not speak for objects that the bucket's owner does not own (S3 user guide). */
    private static RuntimeException whyDenied(ModelUri uri, List<S3Object> listed, AwsProblem problem) {
        long owners = listed.stream()
                .map(S3Object::owner)
                .filter(Objects::nonNull)
                .map(Owner::id)
                .distinct()
                .count();
        return owners < 2
                ? problem
                : new ModelProblem(
                        "The objects under " + uri + " belong to " + owners + " accounts, of which one at most owns the"
                                + " bucket, and not all of them may be read. Have the bucket's owner enforce its"
                                + " ownership of objects (BucketOwnerEnforced). " + problem.getMessage(),
                        problem);
    }

    private ObjectHead head(ModelUri uri, S3Object listed) {
        ObjectHead head = new ObjectHead(listed, headWithChecksumIfAllowed(uri, listed.key()));
        if (!head.isOfWhatWasListed()) {
            throw changing(uri, listed.key());
        }
        return head;
    }

    private HeadObjectResponse headWithChecksumIfAllowed(ModelUri uri, String key) {
        HeadObjectRequest plain = HeadObjectRequest.builder()
                .bucket(uri.bucket())
                .key(key)
                .expectedBucketOwner(bucketOwner.value())
                .build();
        try {
            return head(
                    uri, plain.toBuilder().checksumMode(ChecksumMode.ENABLED).build());
        } catch (AwsProblem problem) {
            if (problem.isAccessDenied()) {
                return head(uri, plain);
            }
            throw problem;
        }
    }

    private HeadObjectResponse head(ModelUri uri, HeadObjectRequest request) {
        try {
            return reader.call(
                    "read the head of s3://" + uri.bucket() + "/" + request.key() + " (owned by account " + bucketOwner
                            + ")",
                    () -> reader.s3().headObject(request));
        } catch (AwsProblem problem) {
            if (problem.isNotFound()) {
                throw changing(uri, request.key());
            }
            throw problem;
        }
    }

    private static ModelProblem changing(ModelUri uri, String key) {
        return new ModelProblem("Could not read the manifest of " + uri + ": the object '" + uri.relative(key)
                + "' changed while it was being read. Wait until the upload has ended, then run this again.");
    }
}
