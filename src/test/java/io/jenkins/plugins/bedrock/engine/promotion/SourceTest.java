package io.jenkins.plugins.bedrock.engine.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** What of a research account may go where; MODEL is a build parameter that anyone with Build can set. */
public class SourceTest {

    private static final EnvironmentName DEV = new EnvironmentName("dev");
    private static final EnvironmentName PROD = new EnvironmentName("prod");

    private final Source source = new Source(
            "research",
            new AccountId("111122223333"),
            new AwsRegion("us-east-1"),
            List.of(opening("s3://models", DEV), opening("s3://models/released/", DEV, PROD)),
            Optional.empty(),
            false,
            List.of(),
            true);

    @Test
    public void aModelGoesOnlyWhereItsPrefixMayGo() {
        assertThat(source.allows(ModelUri.parse("s3://models/raw/v7"), DEV)).isTrue();
        assertThat(source.allows(ModelUri.parse("s3://models/raw/v7"), PROD)).isFalse();
        assertThat(source.allows(ModelUri.parse("s3://models/released/v7"), PROD))
                .isTrue();
    }

    @Test
    public void aPrefixDoesNotOpenItsNeighbours() {
        assertThat(source.allows(ModelUri.parse("s3://models/released-not/v7"), PROD))
                .isFalse();
        assertThat(source.allows(ModelUri.parse("s3://models-of-others/released/v7"), PROD))
                .isFalse();
    }

    @Test
    public void aRefusalNamesWhatIsAllowed() {
        assertThatThrownBy(() -> source.requireAllowed(ModelUri.parse("s3://models/raw/v7"), PROD))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("s3://models/released/");
    }

    @Test
    public void aSourceThatAllowsNothingIsRefused() {
        assertThatThrownBy(() -> new Source(
                        "research",
                        new AccountId("111122223333"),
                        new AwsRegion("us-east-1"),
                        List.of(),
                        Optional.empty(),
                        false,
                        List.of(),
                        true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("example");
    }

    @Test
    public void anAllowedPrefixMayBeAWholeBucketButHasNoWildcards() {
        assertThat(AllowedPrefix.parse("s3://models")).hasToString("s3://models/");
        assertThat(AllowedPrefix.parse("s3://models/a/b")).hasToString("s3://models/a/b/");
        assertThatThrownBy(() -> AllowedPrefix.parse("s3://models/*")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AllowedPrefix("models", "a/b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Source.Opening opening(String prefix, EnvironmentName... environments) {
        return new Source.Opening(AllowedPrefix.parse(prefix), Set.of(environments));
    }
}
