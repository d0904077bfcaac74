package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import org.junit.After;
import org.junit.Test;

public class ImportEstimateTest {

    private final InspectionScene scene = new InspectionScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void ofAModelLikeAnExampleOfAwsTheUnitsAreEstimated() {
        LargeCheckpoint.put(scene, object -> object);

        ImportEstimate estimate = estimate();

        assertThat(estimate.units()).hasValue(8);
        assertThat(estimate.usdOfUse(1, 8, 1)).isEqualTo(8 * 0.05718 * 5, within(1e-9));
        assertThat(estimate.usdOfUse(3, 8, 12)).isEqualTo(3 * 8 * 0.05718 * 5 * 12, within(1e-9));
        assertThat(estimate.usdOfStorage(8)).isEqualTo(15.60, within(1e-9));
        assertThat(estimate)
                .hasToString(
                        "As AWS says of Llama 3.1 70B, which is as large, a copy of this model may take 8 Custom Model"
                                + " Units; the import decides it. Then USD 2.29 are due for every 5 minutes in which a copy is"
                                + " used, and USD 15.60 a month for storage. This is an estimate, by the prices of us-east-1 on"
                                + " 2026-07-21.");
    }

    @Test
    public void ofAnyOtherTheyAreNotKnownBeforeTheImport() {
        scene.into(new AwsRegion("eu-central-1"));

        assertThat(estimate().units()).isEmpty();
        assertThat(estimate())
                .hasToString(
                        "How many Custom Model Units a copy of this model takes is not known before the import. For"
                                + " each unit USD 0.29 are due for every 5 minutes in which a copy is used, and USD 1.95 a month"
                                + " for storage. This is an estimate, by the prices of us-east-1 on 2026-07-21; in eu-central-1"
                                + " they may differ.");
    }

    @Test
    public void theContextLengthCountsToo() {
        LargeCheckpoint.put(scene, object -> object);
        scene.config(config -> config.put("max_position_embeddings", 8_192));

        assertThat(estimate().units()).isEmpty();
    }

    @Test
    public void gptOssIsChargedInUnitsOfAnotherVersion() {
        scene.config(config -> config.putArray("architectures").add("GptOssForCausalLM"));

        assertThat(estimate().unitsVersion()).isEqualTo("v2.0");
        assertThat(estimate().price().usdPerUnitMinute()).isEqualTo(0.1433);
    }

    @Test
    public void pricesAreData() {
        scene.matrix("""
                {"customModelUnits": {"v1.0": {"region": "us-west-2", "usdPerUnitMinute": 1}},
                 "customModelUnitPricesOf": "2027-01-01"}""");

        assertThat(estimate().toString()).contains("USD 5.00", "prices of us-west-2 on 2027-01-01");
    }

    @Test
    public void ofWhatCannotBeImportedNothingIsSaid() {
        scene.config(config -> config.putArray("architectures").add("BertModel"));

        assertThat(scene.inspect().estimate()).isEmpty();
    }

    private ImportEstimate estimate() {
        return scene.inspect().estimate().orElseThrow();
    }
}
