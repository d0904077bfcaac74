package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;

public class ModelUriTest {

    private final ModelUri v7 = ModelUri.parse("s3://research-models/support-bot/v7");

    @Test
    public void aPrefixEndsWithOneSlashHoweverItWasWritten() {
        assertThat(v7).isEqualTo(ModelUri.parse("s3://research-models/support-bot/v7/"));
        assertThat(v7.bucket()).isEqualTo("research-models");
        assertThat(v7.prefix()).isEqualTo("support-bot/v7/");
        assertThat(v7).hasToString("s3://research-models/support-bot/v7/");
    }

    @Test
    public void version7NeverOpensVersion70() {
        assertThat(v7.contains("support-bot/v7/config.json")).isTrue();
        assertThat(v7.contains("support-bot/v70/config.json")).isFalse();
        assertThat(v7.contains("support-bot/v7/")).isFalse();
        assertThat(ModelUri.parse("s3://research-models/support-bot/v70").isWithin(v7))
                .isFalse();
    }

    @Test
    public void aModelLiesWithinItselfAndWithinWhatIsAboveIt() {
        assertThat(v7.isWithin(v7)).isTrue();
        assertThat(v7.isWithin(ModelUri.parse("s3://research-models/support-bot")))
                .isTrue();
        assertThat(v7.isWithin(ModelUri.parse("s3://other-models/support-bot"))).isFalse();
        assertThat(ModelUri.parse("s3://research-models/support-bot").isWithin(v7))
                .isFalse();
    }

    @Test
    public void keysAreNamedBelowThePrefix() {
        assertThat(v7.relative("support-bot/v7/metal/model.bin")).isEqualTo("metal/model.bin");
        assertThat(v7.key("config.json")).isEqualTo("support-bot/v7/config.json");
        assertThatThrownBy(() -> v7.relative("support-bot/v70/config.json")).hasMessageContaining("does not lie under");
        assertThatThrownBy(() -> v7.key("/config.json")).hasMessageContaining("no slash at its start");
    }

    @Test
    public void aWholeBucketIsRefused() {
        refused("s3://research-models", "names a whole bucket");
        refused("s3://research-models/", "names a whole bucket");
    }

    @Test
    public void wildcardsAreRefused() {
        refused("s3://research-models/support-bot/*", "wildcards");
        refused("s3://research-models/support-bot/v?/", "wildcards");
        refused("s3://*/support-bot/", "name of the bucket");
    }

    @Test
    public void whatBedrocksPatternDoesNotAcceptIsRefused() {
        refused("S3://research-models/v7", "s3:// in lower case");
        refused("https://research-models.s3.amazonaws.com/v7", "s3:// in lower case");
        refused("s3://Research/v7", "name of the bucket");
        refused("s3://ab/v7", "name of the bucket");
        refused("s3://research-models/a//b", "empty segment");
        refused("s3://research-models//b", "empty segment");
        refused("s3://research-models/v7//", "empty segment");
        refused("s3://research-models/../v7", "write the path out");
        refused("s3://research-models/./v7", "write the path out");
        refused("s3://research-models/date=2026/v7", "'date=2026'");
        refused("s3://research-models/my model", "'my model'");
        refused("s3://research-models/v7${aws:username}", "'v7${aws:username}'");
        refused("s3://research-models/v7\n", "'v7\n'");
        refused("s3://research-models/" + "a".repeat(1003), "1024 characters");
        assertThat(ModelUri.parse("s3://research-models/" + "a".repeat(1002)).toString())
                .hasSize(1024);
    }

    @Test
    public void everythingElseOfBedrocksPatternIsAccepted() {
        assertThat(ModelUri.parse("s3://research.models-1/Support_Bot/v7.1-(b)!'"))
                .hasToString("s3://research.models-1/Support_Bot/v7.1-(b)!'/");
    }

    @Test
    public void aCompressedArchiveIsRefusedWithWhatToDo() {
        refused("s3://research-models/v7/model.tar.gz", "unpack it");
        refused("s3://research-models/v7/MODEL.TGZ", "unpack it");
    }

    @Test
    public void nothingIsRefusedWithoutAMessage() {
        refused(null, "'null'");
        refused("", "does not begin with s3://");
    }

    private static void refused(String text, String reason) {
        assertThatThrownBy(() -> ModelUri.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
