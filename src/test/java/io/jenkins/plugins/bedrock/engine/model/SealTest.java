package io.jenkins.plugins.bedrock.engine.model;

import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.NOON;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.V7;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.manifest;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class SealTest {

    private final Seal seal = Seal.of(manifest(object("a", "e1"), object("b", "e2"), versioned("v1", NOON)));

    @Test
    public void whatDidNotMoveHasNoDifferencesAndTheSameHash() {
        Seal again = Seal.of(manifest(versioned("v1", NOON), object("b", "e2"), object("a", "e1")));

        assertThat(seal.differences(again)).isEmpty();
        assertThat(again.hash()).isEqualTo(seal.hash()).matches("seal1:[0-9a-f]{64}");
    }

    @Test
    public void whatWasAddedRemovedReplacedOrWrittenAgainIsNamed() {
        Seal later = Seal.of(manifest(object("a", "e9"), object("c", "e3"), versioned("v2", NOON.plusSeconds(60))));

        assertThat(seal.differences(later))
                .containsExactly(
                        "The object 'a' under " + V7 + " was replaced (then 10 bytes of 2026-11-23T12:00:00Z, now 10"
                                + " bytes of 2026-11-23T12:00:00Z).",
                        "The object 'b' under " + V7 + " was removed.",
                        "The object 'c' under " + V7 + " was added (10 bytes, 2026-11-23T12:00:00Z).",
                        "The object 'weights' under " + V7 + " was written again with the same entity tag (then"
                                + " 2026-11-23T12:00:00Z, version v1, now 2026-11-23T12:01:00Z, version v2).");
        assertThat(later.hash()).isNotEqualTo(seal.hash());
    }

    @Test
    public void sealsOfDifferentPlacesAreNotCompared() {
        Seal elsewhere = Seal.of(new ModelManifest(ModelUri.parse("s3://other/v7"), List.of(object("a", "e1"))));

        assertThat(seal.differences(elsewhere))
                .containsExactly("The model lies at s3://other/v7/ instead of " + V7 + ".");
    }

    @Test
    public void aRecordedSealIsReadAgain() {
        assertThat(Seal.parse(seal.serialised())).isEqualTo(seal);
        assertThat(seal.serialised()).doesNotContain("\n");
    }

    @Test
    public void anythingElseIsNotASeal() {
        for (String text : List.of(
                "",
                "{}",
                "[",
                seal.serialised().replace("seal/1", "seal/9"),
                seal.serialised().replace("\"e1\",10", "\"e1\""),
                seal.serialised().replace("2026-11", "2026-13"))) {
            assertThatThrownBy(() -> Seal.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("seal cannot be read");
        }
    }

    private static ModelObject versioned(String version, Instant time) {
        return new ModelObject(
                "weights",
                10,
                ContentEvidence.ofETag("e4"),
                Optional.of(version),
                time,
                "STANDARD",
                Optional.empty(),
                ObjectEncryption.sseS3(),
                Optional.empty());
    }
}
