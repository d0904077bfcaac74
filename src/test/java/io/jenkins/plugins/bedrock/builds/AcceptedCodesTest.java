package io.jenkins.plugins.bedrock.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import org.junit.Test;

public class AcceptedCodesTest {

    @Test
    public void codesAreSeparatedByCommasOrSpaces() {
        assertThat(AcceptedCodes.parse(" CUSTOM_CODE,QUANTIZED  config_missing ,\nSHARD_MISSING,"))
                .containsExactlyInAnyOrder(
                        FindingCode.CUSTOM_CODE,
                        FindingCode.QUANTIZED,
                        FindingCode.CONFIG_MISSING,
                        FindingCode.SHARD_MISSING);
    }

    @Test
    public void nothingAcceptsNothing() {
        assertThat(AcceptedCodes.parse(" , ")).isEmpty();
    }

    @Test
    public void aMisspeltCodeIsRefusedWithTheOneThatIsMeant() {
        assertThatThrownBy(() -> AcceptedCodes.parse("CUSTOM_CDE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "An inspection has no finding 'CUSTOM_CDE'. Meant is perhaps CUSTOM_CODE; docs/inspection.md"
                                + " lists all codes.");
        assertThatThrownBy(() -> AcceptedCodes.parse("ARCHITECTURE")).hasMessageContaining("ARCHITECTURE_MISSING");
    }

    @Test
    public void whatIsLikeNoCodeIsRefusedWithThePageThatListsThem() {
        assertThatThrownBy(() -> AcceptedCodes.parse("whatever-it-is"))
                .hasMessage("An inspection has no finding 'whatever-it-is'. docs/inspection.md lists all codes.");
        assertThatThrownBy(() -> AcceptedCodes.parse("x".repeat(100_000)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }

    @Test
    public void whatIsNotABuildsToAcceptIsRefusedWithTheReason() {
        assertThatThrownBy(() -> AcceptedCodes.parse("CUSTOM_CODE EVIDENCE_TOO_WEAK"))
                .hasMessageStartingWith(
                        "EVIDENCE_TOO_WEAK cannot be accepted here: How strong the evidence must be is");
        assertThatThrownBy(() -> AcceptedCodes.parse("REGION_NOT_SUPPORTED"))
                .hasMessageContaining("have an administrator add the Region");
        assertThatThrownBy(() -> AcceptedCodes.parse("OBJECT_ARCHIVED"))
                .hasMessageContaining("cannot be accepted here: Bedrock cannot read what is archived");
    }
}
