package io.jenkins.plugins.bedrock.engine.model;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What HeadObject answers about one object that was listed, in the terms of a model. */
record ObjectHead(S3Object listed, HeadObjectResponse answer) {

    /** Not readable until restored; GLACIER_IR is (S3 user guide, "Understanding archival storage"). */
    private static final Set<String> ARCHIVES = Set.of("GLACIER", "DEEP_ARCHIVE");

    private static final String RESTORED = "ongoing-request=\"false\"";

    /** Whether the list was about the very content that this head is about. */
    boolean isOfWhatWasListed() {
        return listed.size().equals(answer.contentLength())
                && unquoted(listed.eTag()).equals(etag());
    }

    /** The storage class, or the archive tier within it, unless the object can be read. */
    private Optional<String> archive() {
        boolean restored = answer.restore() != null && answer.restore().contains(RESTORED);
        return Optional.ofNullable(answer.archiveStatusAsString())
                .or(() -> Optional.of(storageClass()).filter(ARCHIVES::contains))
                .filter(where -> !restored);
    }

    ModelObject modelObject(ModelUri uri) {
        return new ModelObject(
                uri.relative(listed.key()),
                answer.contentLength(),
                evidence(),
                Optional.ofNullable(answer.versionId()),
                answer.lastModified(),
                storageClass(),
                archive(),
                ObjectEncryption.ofHead(
                        answer.serverSideEncryptionAsString(), answer.ssekmsKeyId(), answer.bucketKeyEnabled()),
                Optional.ofNullable(listed.owner()).map(Owner::id));
    }

    private ContentEvidence evidence() {
        return new ContentEvidence(
                etag(), ofWholeObject(answer.checksumSHA256()), ofWholeObject(answer.checksumCRC64NVME()));
    }

    /**
     * A checksum of checksums depends on how the object was cut into parts, and says nothing about the whole. Uploads
     * from before checksum types existed have only the number of parts to tell: {@code …-12}.
     */
    private Optional<String> ofWholeObject(String base64) {
        if (base64 == null || answer.checksumType() == ChecksumType.COMPOSITE || base64.indexOf('-') >= 0) {
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().formatHex(Base64.getDecoder().decode(base64)));
    }

    private String etag() {
        return unquoted(answer.eTag());
    }

    private String storageClass() {
        return Optional.ofNullable(answer.storageClassAsString()).orElse("STANDARD");
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
