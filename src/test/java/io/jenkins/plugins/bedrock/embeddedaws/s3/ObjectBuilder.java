package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Describes an object before it is put. */
public final class ObjectBuilder {

    private final String key;
    private final Content content;
    private final BucketState bucket;
    private final Map<String, String> checksums = new TreeMap<>();
    private String owner;
    private boolean bucketOwnerMayRead;
    private ObjectEncryption encryption;
    private String storageClass = "STANDARD";
    private Optional<String> archiveStatus = Optional.empty();
    private String contentType = "binary/octet-stream";
    private Instant lastModified;

    ObjectBuilder(String key, Content content, String owner, BucketState bucket) {
        this.key = key;
        this.content = content;
        this.owner = owner;
        this.bucket = bucket;
        this.encryption = bucket.settings().encryption();
        this.lastModified = bucket.now();
    }

    /** Encrypts it otherwise than the bucket's default says. */
    public ObjectBuilder encryption(ObjectEncryption value) {
        encryption = value;
        return this;
    }

    /** Stores it in a class, e.g. {@code GLACIER}. */
    public ObjectBuilder storageClass(String value) {
        storageClass = value;
        return this;
    }

    /** Moves it to an archive tier of Intelligent-Tiering, e.g. {@code ARCHIVE_ACCESS}. */
    public ObjectBuilder archiveStatus(String value) {
        archiveStatus = Optional.of(value);
        return this;
    }

    /** Gives it to another account than the bucket's. */
    public ObjectBuilder owner(String account) {
        owner = account;
        return this;
    }

    /** Writes it with the ACL {@code bucket-owner-full-control}: the bucket's owner may read what another account owns. */
    public ObjectBuilder bucketOwnerFullControl() {
        bucketOwnerMayRead = true;
        return this;
    }

    /** Stores a full-object checksum in base64, e.g. of {@code CRC64NVME}. */
    public ObjectBuilder checksum(String algorithm, String base64) {
        checksums.put(algorithm, base64);
        return this;
    }

    /** Stores the SHA-256 of its bytes as S3's own full-object checksum; not for sparse objects. */
    public ObjectBuilder sha256() {
        return checksum("SHA256", Base64.getEncoder().encodeToString(digest("SHA-256", content.toBytes())));
    }

    /** Backdates it. */
    public ObjectBuilder lastModified(Instant time) {
        lastModified = time;
        return this;
    }

    ObjectBuilder contentType(String value) {
        contentType = value;
        return this;
    }

    S3Object build() {
        return built(false);
    }

    S3Object asDeleteMarker() {
        return built(true);
    }

    private S3Object built(boolean deleteMarker) {
        return new S3Object(
                key,
                bucket.newVersionId(),
                content,
                etag(),
                lastModified,
                owner,
                bucketOwnerMayRead,
                storageClass,
                archiveStatus,
                encryption,
                checksums,
                contentType,
                deleteMarker);
    }

    /** The MD5 of the bytes; of sparse objects, and of those under KMS, something else that tells them apart. */
    private String etag() {
        byte[] head = content.head();
        if (encryption.keyArn().isPresent()) {
            return "\"" + bucket.newEtag() + "\"";
        }
        if (content.isSparse()) {
            byte[] evidence = ByteBuffer.allocate(head.length + Long.BYTES)
                    .put(head)
                    .putLong(content.length())
                    .array();
            return "\"" + HexFormat.of().formatHex(digest("MD5", evidence)) + "-" + parts() + "\"";
        }
        return "\"" + HexFormat.of().formatHex(digest("MD5", head)) + "\"";
    }

    private long parts() {
        return content.length() / (16 * 1024 * 1024) + 1;
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm + ".", e);
        }
    }
}
