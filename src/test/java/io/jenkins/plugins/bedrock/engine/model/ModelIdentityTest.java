package io.jenkins.plugins.bedrock.engine.model;

import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.CRC;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.SHA_A;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.SHA_B;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.manifest;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

public class ModelIdentityTest {

    private final ContentEvidence etag = ContentEvidence.ofETag("e1");

    @Test
    public void theDigestIsAsStrongAsItsWeakestEvidence() {
        assertThat(strength(etag.withSha256(SHA_A), etag.withSha256(SHA_B))).isEqualTo(Strength.SHA256);
        assertThat(strength(etag.withSha256(SHA_A), etag.withCrc64(CRC))).isEqualTo(Strength.CRC64);
        assertThat(strength(etag.withSha256(SHA_A), etag)).isEqualTo(Strength.ETAG);
    }

    @Test
    public void theDigestIsTheSameWhereverAndInWhateverOrderTheSameContentLies() {
        ModelObject a = object("a", etag.withSha256(SHA_A));
        ModelObject b = object("b", etag.withSha256(SHA_B));
        ModelManifest elsewhere = new ModelManifest(
                ModelUri.parse("s3://other/place"), List.of(object("b", other(SHA_B)), object("a", other(SHA_A))));

        assertThat(ModelDigest.of(elsewhere)).isEqualTo(ModelDigest.of(manifest(a, b)));
    }

    @Test
    public void theFormatOfTheDigestDoesNotChange() {
        ModelManifest manifest = manifest(object("a", etag.withSha256(SHA_A)), object("é", etag.withCrc64(CRC)));

        // printf 'model-digest/1\n1:2,1:a,2:10,1:1,71:sha256=aa…aa,2:é,2:10,1:1,26:crc64nvme=0123456789abcdef,'
        assertThat(ModelDigest.of(manifest).sha256())
                .isEqualTo("e18aa69ba49fcfb6e9b99c4282c1852c65633d50bada4411aef3099a54467e1a");
    }

    @Test
    public void noKeyCanPassForAnotherObject() {
        ModelManifest two = manifest(object("a", "e1"), object("b", "e1"));
        ModelManifest one = manifest(object("a,2:10,1:1,7:etag=e1,1:b", "e1"));

        assertThat(ModelDigest.of(one)).isNotEqualTo(ModelDigest.of(two));
        assertThat(ModelDigest.of(manifest(object("ab", "c"))))
                .isNotEqualTo(ModelDigest.of(manifest(object("a", "bc"))));
        assertThat(ModelDigest.of(manifest(object("a", "sha256=" + SHA_A))))
                .isNotEqualTo(ModelDigest.of(manifest(object("a", etag.withSha256(SHA_A)))));
    }

    @Test
    public void anEnvironmentMayDemandAStrength() {
        ModelIdentity model =
                ModelIdentity.of(manifest(object("config.json", etag.withSha256(SHA_A)), object("shard", "e2")));

        assertThat(model.requireStrength(Strength.ETAG)).isSameAs(model);
        assertThatThrownBy(() -> model.requireStrength(Strength.CRC64))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("as strong as ETAG, but CRC64 is demanded")
                .hasMessageContaining("Weaker are: shard.");
    }

    @Test
    public void aModelThatMovedIsRefused() {
        ModelIdentity model = ModelIdentity.of(manifest(object("a", "e1")));

        model.sealed().requireUnchanged(manifest(object("a", "e1")));
        assertThatThrownBy(() -> model.sealed().requireUnchanged(manifest(object("a", "e2"))))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("'a' under s3://research-models/support-bot/v7/ was replaced");
    }

    @Test
    public void partsOfDifferentReadingsDoNotMakeAnIdentity() {
        ModelManifest one = manifest(object("a", "e1"));
        ModelManifest other = manifest(object("a", "e2"));

        assertThatThrownBy(() -> new ModelIdentity(one, ModelDigest.of(other), Seal.of(one)))
                .hasMessageContaining("take all three from one reading");
    }

    private static ContentEvidence other(String sha256) {
        return ContentEvidence.ofETag("other-2").withSha256(sha256);
    }

    private static Strength strength(ContentEvidence a, ContentEvidence b) {
        return ModelDigest.of(manifest(object("a", a), object("b", b))).strength();
    }
}
