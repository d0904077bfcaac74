package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.state.Partition;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An S3 bucket for tests to arrange; what they change shows at once. */
public final class EmbeddedBucket {

    private final String name;
    private final String region;
    private final String account;
    private final BucketState state;

    EmbeddedBucket(String name, String region, String account, BucketState state) {
        this.name = name;
        this.region = region;
        this.account = account;
        this.state = state;
    }

    public String name() {
        return name;
    }

    public String region() {
        return region;
    }

    /** The account that owns the bucket. */
    public String account() {
        return account;
    }

    /** The bucket's ARN. */
    public String arn() {
        return "arn:" + Partition.of(region) + ":s3:::" + name;
    }

    /** The ARN of an object, or of several by a pattern, e.g. {@code models/*}. */
    public String arn(String key) {
        return arn() + "/" + key;
    }

    /** The bucket policy as S3 shows it; empty when there is none. */
    public Optional<String> policy() {
        return state.shownPolicy();
    }

    /** Sets the bucket policy; its principals must exist. */
    public EmbeddedBucket policy(String document) {
        String stored = state.names().stored(document);
        state.policy().arrange(old -> Optional.of(stored));
        return this;
    }

    /** Keeps old versions from now on. */
    public EmbeddedBucket versioned() {
        return settings(state.settings().withVersioning("Enabled"));
    }

    /** Stops to keep old versions. */
    public EmbeddedBucket versioningSuspended() {
        return settings(state.settings().withVersioning("Suspended"));
    }

    /** Sets or, with null, removes the block of public access. */
    public EmbeddedBucket publicAccessBlock(PublicAccessBlock block) {
        return settings(state.settings().withPublicAccessBlock(Optional.ofNullable(block)));
    }

    /** Sets or, with null, removes the object ownership, e.g. {@code ObjectWriter}. */
    public EmbeddedBucket ownership(String ownership) {
        return settings(state.settings().withOwnership(Optional.ofNullable(ownership)));
    }

    /** Sets the default encryption, which objects get that are put from now on. */
    public EmbeddedBucket encryption(ObjectEncryption encryption) {
        return settings(state.settings().withEncryption(encryption));
    }

    /** Puts an object. */
    public EmbeddedBucket put(String key, byte[] bytes) {
        return put(object(key, Content.of(bytes)));
    }

    /** Puts an object with text in UTF-8. */
    public EmbeddedBucket put(String key, String text) {
        return put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a file as an object. */
    public EmbeddedBucket put(String key, Path file) throws IOException {
        return put(key, Files.readAllBytes(file));
    }

    /** Puts an object of which only the head is held; the rest reads as zeros. */
    public EmbeddedBucket putSparse(String key, byte[] head, long length) {
        return put(object(key, Content.sparse(head, length)));
    }

    /** Puts all files below a directory, with their relative paths after the prefix. */
    public EmbeddedBucket putDirectory(String prefix, Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            put(prefix + directory.relativize(file).toString().replace('\\', '/'), file);
        }
        return this;
    }

    /** Puts an object that a builder describes, see {@link #object}. */
    public EmbeddedBucket put(ObjectBuilder object) {
        state.keep(object.build());
        return this;
    }

    /** Describes an object that isn't put yet, with the bucket's defaults. */
    public ObjectBuilder object(String key, Content content) {
        return new ObjectBuilder(key, content, account, state);
    }

    /** Deletes an object as a DELETE would: in a versioned bucket it leaves a delete marker. */
    public EmbeddedBucket delete(String key) {
        new ObjectRemoval(state).remove(key, Optional.empty());
        return this;
    }

    /** The current version of an object. */
    public Optional<S3Object> current(String key) {
        List<S3Object> versions = state.versions(key);
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.get(versions.size() - 1)).filter(object -> !object.deleteMarker());
    }

    /** Whether its policy is public and public buckets are restricted to their owner's account. */
    boolean isPublicAndRestricted() {
        boolean restricted = state.settings()
                .publicAccessBlock()
                .filter(PublicAccessBlock::restrictPublicBuckets)
                .isPresent();
        return restricted && policy().filter(PublicPolicy::isPublic).isPresent();
    }

    /** Whether all objects belong to the bucket's owner, whoever put them. */
    boolean isOwnerEnforced() {
        return state.settings()
                .ownership()
                .filter("BucketOwnerEnforced"::equals)
                .isPresent();
    }

    BucketState state() {
        return state;
    }

    private EmbeddedBucket settings(BucketSettings settings) {
        state.settings(settings);
        return this;
    }
}
