package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.util.Map;
import java.util.Optional;

/** GetObject and HeadObject. */
final class ObjectReads {

    private final S3Access access;

    ObjectReads(S3Access access) {
        this.access = access;
    }

    WireReply head(S3Call call) {
        EmbeddedBucket bucket = call.bucket(access);
        S3Object object = matching(call, bucket);
        if (wantsChecksum(call) && !object.checksums().isEmpty()) {
            access.open(call.call().caller(), bucket, object);
        }
        return described(call, object, ByteRange.of(call, object));
    }

    WireReply get(S3Call call) {
        EmbeddedBucket bucket = call.bucket(access);
        S3Object object = matching(call, bucket);
        access.open(call.call().caller(), bucket, object);
        return described(call, object, ByteRange.of(call, object));
    }

    private S3Object matching(S3Call call, EmbeddedBucket bucket) {
        S3Object object = access.object(call.call().caller(), bucket, call.key(), call.versionId());
        if (object.deleteMarker()) {
            throw new AwsError(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                    .header("x-amz-delete-marker", "true");
        }
        if (call.header("If-Match").filter(etag -> !sameEtag(etag, object)).isPresent()) {
            throw new AwsError(
                            412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
                    .detail("Condition", "If-Match");
        }
        return object;
    }

    private static boolean sameEtag(String etag, S3Object object) {
        return etag.equals("*") || etag.replace("\"", "").equals(object.etag().replace("\"", ""));
    }

    private static boolean wantsChecksum(S3Call call) {
        return call.header("x-amz-checksum-mode").filter("ENABLED"::equals).isPresent();
    }

    private static WireReply described(S3Call call, S3Object object, Optional<ByteRange> range) {
        Content body = range.map(part -> object.content().slice(part.from(), part.to()))
                .orElse(object.content());
        WireReply reply = new WireReply(range.isPresent() ? 206 : 200, Map.of(), body)
                .header("Accept-Ranges", "bytes")
                .header("Content-Range", range.map(part -> part.header(object)).orElse(null))
                .header("Content-Type", object.contentType());
        return ObjectHeaders.add(reply, object, wantsChecksum(call) && range.isEmpty());
    }
}
