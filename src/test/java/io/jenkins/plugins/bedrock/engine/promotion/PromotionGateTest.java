package io.jenkins.plugins.bedrock.engine.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class PromotionGateTest {

    private static final EnvironmentName EAST = new EnvironmentName("validation-east");
    private static final EnvironmentName WEST = new EnvironmentName("validation-west");
    private static final EnvironmentName PROD = new EnvironmentName("prod");
    private static final String JOB = "promote";
    private static final ModelDigest DIGEST = new ModelDigest("ab".repeat(32), Strength.CRC64);

    private final VirtualClock clock = VirtualClock.manual();
    private final PromotionLedger ledger = new LedgerInMemory();

    @Test
    public void aModelThatWasAcceptedInThePredecessorIsLetIn() {
        accepted(EAST);

        assertThatCode(() -> admit(Predecessors.all(EAST))).doesNotThrowAnyException();
    }

    @Test
    public void anImportAloneIsNotAcceptance() {
        ledger.put(imported(EAST));

        refused(EntryRules.open().after(Predecessors.all(EAST)), "not accepted it", "not seen unchanged", "build #1");
    }

    @Test
    public void allPredecessorsMustHaveAcceptedAModelOrAnyOfThem() {
        accepted(WEST);

        assertThatCode(() -> admit(Predecessors.any(EAST, WEST))).doesNotThrowAnyException();
        refused(EntryRules.open().after(Predecessors.all(EAST, WEST)), "validation-east has not imported");
    }

    @Test
    public void aSoakTimeCountsFromAcceptance() {
        accepted(EAST);
        EntryRules rules = EntryRules.open().after(Predecessors.all(EAST)).withSoak(Duration.ofHours(24));
        refused(rules, "too recently");

        clock.advance(Duration.ofHours(24));

        assertThat(gate(rules).admit(DIGEST, prod(rules), JOB)).isEmpty();
    }

    @Test
    public void anEnvironmentOnHoldTakesNothing() {
        refused(EntryRules.open().onHold("quarter end"), "on hold", "quarter end");
    }

    @Test
    public void evidenceThatIsTooWeakIsRefused() {
        refused(EntryRules.open().withStrength(Strength.SHA256), "CRC64", "SHA256");
    }

    @Test
    public void aRecalledModelIsRefusedEverywhereOverrideOrNot() {
        accepted(EAST);
        allowOnce("alice");
        ledger.recall(DIGEST, "leaks training data");

        refused(EntryRules.open().after(Predecessors.all(EAST)), "recalled", "leaks training data");
    }

    @Test
    public void anOverrideIsUsedUpByAdmissionButNotByAsking() {
        EntryRules rules = EntryRules.open().after(Predecessors.all(EAST));
        allowOnce("alice");
        gate(rules).require(DIGEST, prod(rules), JOB);
        gate(rules).require(DIGEST, prod(rules), JOB);

        assertThat(gate(rules).admit(DIGEST, prod(rules), JOB).orElseThrow().by())
                .isEqualTo("alice");

        refused(rules, "has not imported");
    }

    @Test
    public void anOverrideServesNoOtherJob() {
        EntryRules rules = EntryRules.open().after(Predecessors.all(EAST));
        allowOnce("alice");

        assertThatThrownBy(() -> gate(rules).admit(DIGEST, prod(rules), "another job"))
                .isInstanceOf(PromotionRefusedException.class);
    }

    @Test
    public void anOverrideNeedsAReason() {
        assertThatThrownBy(() -> new PromotionOverride(DIGEST, id(PROD), JOB, "alice", " ", clock.instant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reason");
    }

    @Test
    public void whatWasAcceptedInAnotherAccountUnderTheSameNameDoesNotCount() {
        accepted(EAST);
        Environment redefined = Environments.of(EAST, "000000000000", EntryRules.open());
        Environment prod = prod(EntryRules.open().after(Predecessors.all(EAST)));
        PromotionGate gate = new PromotionGate(new PromotionPath(List.of(redefined, prod)), ledger, clock);

        assertThatThrownBy(() -> gate.admit(DIGEST, prod, JOB)).isInstanceOf(PromotionRefusedException.class);
    }

    private void refused(EntryRules rules, String... parts) {
        assertThatThrownBy(() -> gate(rules).admit(DIGEST, prod(rules), JOB))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContainingAll(parts);
    }

    private void admit(Predecessors predecessors) {
        EntryRules rules = EntryRules.open().after(predecessors);
        gate(rules).admit(DIGEST, prod(rules), JOB);
    }

    private PromotionGate gate(EntryRules rules) {
        PromotionPath path = new PromotionPath(List.of(
                Environments.of(EAST, EntryRules.open()), Environments.of(WEST, EntryRules.open()), prod(rules)));
        return new PromotionGate(path, ledger, clock);
    }

    private static Environment prod(EntryRules rules) {
        return Environments.of(PROD, rules);
    }

    private void accepted(EnvironmentName name) {
        ledger.put(imported(name).sealed(clock.instant(), EntryRules.open()));
    }

    private PromotionRecord imported(EnvironmentName name) {
        return PromotionRecord.imported(
                DIGEST, id(name), "bot/v7", "arn:model", "arn:job", "build #1", clock.instant());
    }

    private void allowOnce(String user) {
        ledger.allowOnce(new PromotionOverride(DIGEST, id(PROD), JOB, user, "incident", clock.instant()));
    }

    private static EnvironmentId id(EnvironmentName name) {
        return Environments.of(name, EntryRules.open()).id();
    }
}
