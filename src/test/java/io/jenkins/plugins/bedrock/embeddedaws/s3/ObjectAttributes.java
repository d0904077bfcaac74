package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Xml;
import java.util.Arrays;
import java.util.List;

/** GetObjectAttributes. */
final class ObjectAttributes {

    private final S3Access access;

    ObjectAttributes(S3Access access) {
        this.access = access;
    }

    WireReply get(S3Call call) {
        EmbeddedBucket bucket = call.bucket(access);
        S3Object object = access.object(call.call().caller(), bucket, call.key(), call.versionId());
        String action = call.versionId().isPresent() ? "s3:GetObjectVersionAttributes" : "s3:GetObjectAttributes";
        access.require(
                call.call().caller(), bucket, AccessRequest.of(action, bucket.arn(call.key()), bucket.account()));
        List<String> wanted =
                Arrays.asList(call.header("x-amz-object-attributes").orElse("").split("\\s*,\\s*"));
        if (wanted.contains("Checksum")) {
            access.open(call.call().caller(), bucket, object);
        }
        return WireReply.xml(described(object, wanted))
                .header("Last-Modified", ObjectHeaders.date(object))
                .header("x-amz-version-id", object.versionId().equals("null") ? null : object.versionId());
    }

    private static Xml described(S3Object object, List<String> wanted) {
        Xml response = Xml.element("GetObjectAttributesResponse").namespace(BucketReads.NAMESPACE);
        if (wanted.contains("ETag")) {
            response.with("ETag", object.etag().replace("\"", ""));
        }
        if (wanted.contains("Checksum") && !object.checksums().isEmpty()) {
            Xml checksum = Xml.element("Checksum");
            object.checksums().forEach((algorithm, value) -> checksum.with("Checksum" + algorithm, value));
            response.with(checksum.with("ChecksumType", "FULL_OBJECT"));
        }
        if (wanted.contains("StorageClass")) {
            response.with("StorageClass", object.storageClass());
        }
        return wanted.contains("ObjectSize")
                ? response.with("ObjectSize", object.content().length())
                : response;
    }
}
