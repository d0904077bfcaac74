package io.jenkins.plugins.bedrock.engine.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

public class PromotionPathTest {

    private static final EnvironmentName DEV = new EnvironmentName("dev");
    private static final EnvironmentName VALIDATION = new EnvironmentName("validation");
    private static final EnvironmentName PROD = new EnvironmentName("prod");

    @Test
    public void environmentsStandAfterTheirPredecessors() {
        PromotionPath path = new PromotionPath(List.of(from(PROD, VALIDATION), from(VALIDATION, DEV), from(DEV)));

        assertThat(path.environments()).extracting(Environment::name).containsExactly(DEV, VALIDATION, PROD);
        assertThat(path.predecessors(path.environment(PROD)))
                .extracting(Environment::name)
                .containsExactly(VALIDATION);
    }

    @Test
    public void aCircleIsNamed() {
        assertThatThrownBy(() -> new PromotionPath(List.of(from(PROD, VALIDATION), from(VALIDATION, PROD))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prod from validation from prod");
    }

    @Test
    public void aPredecessorThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new PromotionPath(List.of(from(DEV), from(PROD, VALIDATION))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prod takes models from validation")
                .hasMessageContaining("dev, prod");
    }

    @Test
    public void aNameStandsForOneEnvironment() {
        assertThatThrownBy(() -> new PromotionPath(List.of(from(DEV), from(DEV))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dev");
    }

    @Test
    public void onePlaceIsOneEnvironment() {
        Environment dev = Environments.of(DEV, "000000000001", EntryRules.open());
        Environment validation =
                Environments.of(VALIDATION, "000000000001", EntryRules.open().after(Predecessors.all(DEV)));

        assertThatThrownBy(() -> new PromotionPath(List.of(dev, validation)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dev and validation are the same place");
    }

    @Test
    public void anUnknownEnvironmentIsRefusedWithThoseThatThereAre() {
        PromotionPath path = new PromotionPath(List.of(from(DEV)));

        assertThatThrownBy(() -> path.environment(PROD))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("There are: dev");
    }

    @Test
    public void namesOfEnvironmentsArePartsOfNamesInAws() {
        for (String bad : List.of("", "Prod", "prod_eu", "-dev", "a--b", "x".repeat(21))) {
            assertThatThrownBy(() -> new EnvironmentName(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("prod-eu");
        }
    }

    private static Environment from(EnvironmentName name, EnvironmentName... predecessors) {
        return Environments.of(name, EntryRules.open().after(Predecessors.all(predecessors)));
    }
}
