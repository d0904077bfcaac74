package io.jenkins.plugins.bedrock.engine.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

public class PublicationTargetTest {

    @Test
    public void theModelsNameStandsWhereItsPlaceIs() {
        assertThat(parameter("/models/{name}/arn", "support-bot")).isEqualTo("/models/support-bot/arn");
        assertThat(parameter("bot_{name}.arn", "a.b_c-d")).isEqualTo("bot_a.b_c-d.arn");
        assertThat(parameter("/models/support-bot", "whatever it is")).isEqualTo("/models/support-bot");
    }

    @Test
    public void theSourcesNameKeepsModelsOfOneNameApart() {
        PublicationTarget target = new PublicationTarget("/models/{source}/{name}");

        assertThat(target.parameterOf("team-a", "support-bot")).hasToString("/models/team-a/support-bot");
        assertThat(target.parameterOf("team-b", "support-bot")).hasToString("/models/team-b/support-bot");
        for (String wrong : List.of("{source}", "../team-b/support-bot", "team-b/support-bot")) {
            assertThatThrownBy(() -> target.parameterOf("team-a", wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> target.parameterOf("team-a/x", "support-bot"))
                .hasMessageContaining("cannot stand for {source}");
    }

    @Test
    public void whatSsmRefusesIsRefused() {
        for (String wrong : List.of(
                "",
                " ",
                "models/bot",
                "/models/",
                "/models//bot",
                "/models/{model}",
                "/a b",
                "/aws/bot",
                "awsbot",
                "/SSM-bot",
                "/modèle",
                "/a".repeat(16),
                "/" + "a".repeat(950))) {
            assertThatThrownBy(() -> new PublicationTarget(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("SSM parameter")
                    .hasMessageContaining("/models/support-bot");
        }
    }

    @Test
    public void theMostThatSsmTakesIsTaken() {
        assertThat(parameter("/a".repeat(15), "m")).hasSize(30);
        assertThat(parameter("/" + "a".repeat(949), "m")).hasSize(950);
    }

    @Test
    public void aModelsNameThatMakesAnotherNameIsRefused() {
        PublicationTarget target = new PublicationTarget("{name}");

        for (String wrong : List.of("support bot", "team/bot", "AWS-bot", "$bot")) {
            assertThatThrownBy(() -> target.parameterOf("research", wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String parameter(String template, String model) {
        return new PublicationTarget(template).parameterOf("research", model).value();
    }
}
