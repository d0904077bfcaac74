package io.jenkins.plugins.bedrock.engine.model;

import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.NOON;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.SHA_A;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.SHA_B;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.V7;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** When a remembered SHA-256 counts for an object. */
public class KnownHashesTest {

    private static final ModelObject CONFIG = object("config.json", Optional.of("v1"));
    private static final ModelObject SHARD = object("model.safetensors", Optional.of("v1"));

    private final HashesInMemory known = new HashesInMemory();

    @Test
    public void hashesCountOnceAllAreKnown() {
        known.remember(V7, SealedObject.of(CONFIG), SHA_A);
        ModelManifest manifest = manifest(CONFIG, SHARD);

        assertThat(known.lift(manifest)).isSameAs(manifest);
        assertThat(known.unknown(manifest)).containsExactly(SHARD);

        known.remember(V7, SealedObject.of(SHARD), SHA_B);
        assertThat(known.lift(manifest).objects())
                .extracting(object -> object.evidence().sha256())
                .containsExactly(Optional.of(SHA_A), Optional.of(SHA_B));
        assertThat(known.unknown(manifest)).isEmpty();
    }

    @Test
    public void whatS3KeepsNeedNotBeKnown() {
        known.remember(V7, SealedObject.of(CONFIG), SHA_A);
        ModelObject kept = object("model.safetensors", Optional.empty())
                .with(SHARD.evidence().withSha256(SHA_B));

        assertThat(known.lift(manifest(CONFIG, kept)).withoutSha256()).isEmpty();
    }

    /** An earlier version of the plugin has remembered such objects. */
    @Test
    public void nothingCountsForAnObjectWithoutAVersion() {
        ModelObject unversioned = object("config.json", Optional.empty());
        KnownHashes before = new KnownHashes() {
            @Override
            public Map<SealedObject, String> of(ModelUri model) {
                return Map.of(SealedObject.of(unversioned), SHA_A);
            }

            @Override
            public void remember(ModelUri model, SealedObject object, String sha256) {
                throw new UnsupportedOperationException("Nothing is computed here.");
            }
        };

        assertThat(before.lift(manifest(unversioned)).withoutSha256()).containsExactly(unversioned);
        assertThat(before.unknown(manifest(unversioned))).containsExactly(unversioned);
        assertThatThrownBy(() -> known.remember(V7, SealedObject.of(unversioned), SHA_A))
                .hasMessageContaining("has no version ID");
    }

    private static ModelObject object(String key, Optional<String> version) {
        return new ModelObject(
                key,
                10,
                ContentEvidence.ofETag("e1"),
                version,
                NOON,
                "STANDARD",
                Optional.empty(),
                ObjectEncryption.sseS3(),
                Optional.empty());
    }
}
