package io.jenkins.plugins.bedrock.engine.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Objects and manifests as tests describe them. */
final class ModelObjects {

    static final ModelUri V7 = ModelUri.parse("s3://research-models/support-bot/v7/");
    static final String SHA_A = "a".repeat(64);
    static final String SHA_B = "b".repeat(64);
    static final String CRC = "0123456789abcdef";
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private ModelObjects() {}

    /** An object of 10 bytes of which S3 keeps an entity tag only. */
    static ModelObject object(String key, String etag) {
        return object(key, ContentEvidence.ofETag(etag), ObjectEncryption.sseS3());
    }

    static ModelObject object(String key, ContentEvidence evidence) {
        return object(key, evidence, ObjectEncryption.sseS3());
    }

    static ModelObject object(String key, ContentEvidence evidence, ObjectEncryption encryption) {
        return new ModelObject(
                key, 10, evidence, Optional.empty(), NOON, "STANDARD", Optional.empty(), encryption, Optional.empty());
    }

    static ModelManifest manifest(ModelObject... objects) {
        return new ModelManifest(V7, List.of(objects));
    }
}
