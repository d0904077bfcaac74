package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.io.InputStream;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads the content of objects: the very version that the manifest has, and never more than was asked for. */
public final class ModelObjectReader {

    private static final int PRECONDITION_FAILED = 412;

    private final AwsAccount reader;
    private final AccountId bucketOwner;

    /**
     * @param reader who reads; needs {@code s3:GetObject}, and {@code kms:Decrypt} for objects under a KMS key
     * @param bucketOwner whose bucket it must be
     */
    public ModelObjectReader(AwsAccount reader, AccountId bucketOwner) {
        this.reader = reader;
        this.bucketOwner = bucketOwner;
    }

    /**
     * Reads a small object, such as {@code config.json}.
     *
     * @param atMost in bytes
     * @throws ModelProblem if it is larger, or was replaced since the manifest was read
     */
    public byte[] whole(ModelUri uri, ModelObject object, int atMost) {
        if (object.size() > atMost) {
            throw new ModelProblem("The object " + uri + object.relativeKey() + " has " + object.size()
                    + " bytes, and more than " + atMost + " are not read: it is not what its name says.");
        }
        return bytes(uri, object, 0, (int) object.size());
    }

    /**
     * Reads some bytes with one request.
     *
     * @param length ends with the object if that has less
     * @throws ModelProblem if it was replaced since the manifest was read, if only by another version with the same entity
     *     tag
     */
    byte[] bytes(ModelUri uri, ModelObject object, long from, int length) {
        long end = Math.min(object.size(), from + length);
        if (end <= from) {
            return new byte[0];
        }
        GetObjectRequest range =
                request(uri, object).range("bytes=" + from + "-" + (end - 1)).build();
        ResponseBytes<GetObjectResponse> content =
                unlessReplaced(uri, object, () -> reader.s3().getObjectAsBytes(range));
        if (!object.isVersion(content.response().versionId())) {
            throw replaced(uri, object, null);
        }
        return content.asByteArrayUnsafe();
    }

    /**
     * Opens an object for reading to its end.
     *
     * @throws ModelProblem if it was replaced since the manifest was read, if only by another version with the same entity
     *     tag: who wants to can make two contents of one
     */
    InputStream stream(ModelUri uri, ModelObject object, long from) {
        GetObjectRequest rest = request(uri, object)
                .range(from == 0 ? null : "bytes=" + from + "-")
                .build();
        ResponseInputStream<GetObjectResponse> content =
                unlessReplaced(uri, object, () -> reader.s3().getObject(rest));
        if (!object.isVersion(content.response().versionId())) {
            content.abort();
            throw replaced(uri, object, null);
        }
        return content;
    }

    private GetObjectRequest.Builder request(ModelUri uri, ModelObject object) {
        return GetObjectRequest.builder()
                .bucket(uri.bucket())
                .key(uri.key(object.relativeKey()))
                .ifMatch('"' + object.etag() + '"')
                .expectedBucketOwner(bucketOwner.value());
    }

    private <T> T unlessReplaced(ModelUri uri, ModelObject object, Supplier<T> call) {
        try {
            return reader.call("read " + uri + object.relativeKey(), call);
        } catch (AwsProblem problem) {
            if (problem.status() == PRECONDITION_FAILED || problem.isNotFound()) {
                throw replaced(uri, object, problem);
            }
            throw problem;
        }
    }

    private static ModelProblem replaced(ModelUri uri, ModelObject object, AwsProblem cause) {
        return new ModelProblem(
                "Could not read " + uri + object.relativeKey()
                        + ": it was replaced or deleted after the manifest was read. Run this again.",
                cause);
    }
}
