package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import java.util.List;
import org.junit.After;
import org.junit.Test;

/** What a listing tells of the folders below a prefix. */
public class UploadListingTest {

    private static final ModelUri BOT = ModelUri.parse("s3://research-models/support-bot/");

    private final ResearchAccount research = new ResearchAccount();
    private final EmbeddedBucket bucket = research.bucket;

    @After
    public void stop() {
        research.close();
    }

    @Test
    public void eachFolderWithConfigAndWeightsIsComplete() {
        bucket.put("support-bot/v1/config.json", "{}")
                .put("support-bot/v1/model.safetensors", "weights")
                .put("support-bot/v2/config.json", "{}")
                .put("support-bot/v2/optimizer/model.safetensors", "weights")
                .put("support-bot/v3/original/config.json", "{}")
                .put("support-bot/v3/model.safetensors", "weights");

        assertThat(below())
                .extracting(upload -> upload.uri() + " " + upload.complete())
                .containsExactly(BOT + "v1/ true", BOT + "v2/ false", BOT + "v3/ false");
    }

    @Test
    public void whatLiesElsewhereOrHasNoModelsNameIsLeftOut() {
        bucket.put("support-bot/config.json", "{}")
                .put("support-bot/v1/", "")
                .put("support-bot//config.json", "{}")
                .put("support-bot/a b/config.json", "{}")
                .put("support-bot-2/v1/config.json", "{}");

        assertThat(below()).isEmpty();
    }

    @Test
    public void aListingChangesWithWhateverIsWrittenThere() {
        bucket.put("support-bot/v1/config.json", "{}").put("support-bot/v2/config.json", "{}");
        List<Upload> before = below();
        assertThat(below()).isEqualTo(before);

        bucket.put("support-bot/v1/config.json", "[]");

        List<Upload> after = below();
        assertThat(after.get(0).listing()).isNotEqualTo(before.get(0).listing());
        assertThat(after.get(1)).isEqualTo(before.get(1));
    }

    @Test
    public void severalPagesAreOneListing() {
        for (int object = 0; object < 1_100; object++) {
            bucket.put("support-bot/v1/part-" + object, "x");
        }
        bucket.put("support-bot/v1/config.json", "{}").put("support-bot/v2/config.json", "{}");

        assertThat(below())
                .extracting(upload -> upload.uri().prefix())
                .containsExactly("support-bot/v1/", "support-bot/v2/");
    }

    private List<Upload> below() {
        return new UploadListing(research.reader(), ResearchAccount.ID).below(BOT);
    }
}
