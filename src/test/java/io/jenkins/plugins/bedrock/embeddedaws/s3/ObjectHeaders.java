package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The headers that describe an object. */
final class ObjectHeaders {

    private ObjectHeaders() {}

    static WireReply add(WireReply reply, S3Object object, boolean withChecksums) {
        WireReply described = encryption(reply, object.encryption())
                .header("ETag", object.etag())
                .header("Last-Modified", date(object))
                .header("x-amz-archive-status", object.archiveStatus().orElse(null))
                .header("x-amz-storage-class", object.storageClass().equals("STANDARD") ? null : object.storageClass())
                .header("x-amz-version-id", object.versionId().equals("null") ? null : object.versionId());
        return withChecksums ? checksums(described, object) : described;
    }

    static String date(S3Object object) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(object.lastModified().atOffset(ZoneOffset.UTC));
    }

    static WireReply encryption(WireReply reply, ObjectEncryption encryption) {
        return reply.header("x-amz-server-side-encryption", encryption.algorithm())
                .header(
                        "x-amz-server-side-encryption-aws-kms-key-id",
                        encryption.keyArn().orElse(null))
                .header("x-amz-server-side-encryption-bucket-key-enabled", encryption.bucketKey() ? "true" : null);
    }

    static WireReply checksums(WireReply reply, S3Object object) {
        WireReply with = reply;
        for (Map.Entry<String, String> checksum : object.checksums().entrySet()) {
            with = with.header("x-amz-checksum-" + checksum.getKey().toLowerCase(Locale.ROOT), checksum.getValue())
                    .header("x-amz-checksum-type", "FULL_OBJECT");
        }
        return with;
    }
}
