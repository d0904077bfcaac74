package io.jenkins.plugins.bedrock.engine.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.Seal;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.model.SealedObject;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.Test;

public class PromotionGateTest {

    private static final EnvironmentName EAST = new EnvironmentName("validation-east");
    private static final EnvironmentName WEST = new EnvironmentName("validation-west");
    private static final EnvironmentName PROD = new EnvironmentName("prod");
    private static final String JOB = "promote";
    private static final ModelUri URI = ModelUri.parse("s3://models/bot/v7");
    private static final ModelDigest DIGEST = new ModelDigest("ab".repeat(32), Strength.CRC64);
    private static final SealedModel MODEL = new SealedModel(DIGEST, seal("e1"));

    private final VirtualClock clock = VirtualClock.manual();
    private final PromotionLedger ledger = new LedgerInMemory();

    @Test
    public void aModelThatWasAcceptedInThePredecessorIsLetIn() {
        accepted(EAST);

        assertThatCode(() -> admit(Predecessors.all(EAST))).doesNotThrowAnyException();
    }

    @Test
    public void anImportAloneIsNotAcceptance() {
        ledger.imported(imported(EAST));

        refused(EntryRules.open().after(Predecessors.all(EAST)), "not accepted it", "not seen unchanged", "build #1");
    }

    @Test
    public void allPredecessorsMustHaveAcceptedAModelOrAnyOfThem() {
        accepted(WEST);

        assertThatCode(() -> admit(Predecessors.any(EAST, WEST))).doesNotThrowAnyException();
        refused(EntryRules.open().after(Predecessors.all(EAST, WEST)), "validation-east has not imported");
    }

    @Test
    public void aRefusalTellsWhichBuildHasImportedAndWhatIsLeftToDo() {
        ledger.imported(imported(EAST));
        refused(
                EntryRules.open().after(Predecessors.all(EAST)),
                "(build #1 has imported it there)",
                "To let it in, have a build await its import (awaitImport) in validation-east; or");
    }

    @Test
    public void aRefusalTellsThatTheOwnTestIsMissing() {
        Environment tested = Environments.tested(EAST);
        ledger.imported(imported(EAST).sealed(clock.instant(), tested));

        refused(
                EntryRules.open().after(Predecessors.all(EAST)),
                "the environment's own test has not passed",
                "have a build test it (testImportedModel) in validation-east");
    }

    @Test
    public void aRefusalNamesTheFirstEnvironmentOnTheWayThatHasNotHadTheModel() {
        EntryRules afterEast = EntryRules.open().after(Predecessors.all(EAST));
        Environment prod = prod(EntryRules.open().after(Predecessors.all(WEST)));
        PromotionGate gate = new PromotionGate(
                new PromotionPath(
                        List.of(Environments.of(EAST, EntryRules.open()), Environments.of(WEST, afterEast), prod)),
                ledger,
                clock);

        assertThatThrownBy(() -> gate.require(MODEL, prod, JOB))
                .hasMessageContaining("validation-west has not imported this very model.")
                .hasMessageContaining("To let it in, promote it to validation-east first; or");

        accepted(EAST);
        assertThatThrownBy(() -> gate.require(MODEL, prod, JOB))
                .hasMessageContaining("To let it in, promote it to validation-west first; or");
    }

    @Test
    public void aRefusalTellsThatOneOfSeveralIsEnough() {
        refused(
                EntryRules.open().after(Predecessors.any(EAST, WEST)),
                "To let it in, promote it to validation-east first, or promote it to validation-west first; or have a");
        refused(
                EntryRules.open().after(Predecessors.all(EAST, WEST)),
                "To let it in, promote it to validation-east first, and promote it to validation-west first; or have a");
    }

    @Test
    public void aSoakTimeCountsFromAcceptance() {
        accepted(EAST);
        EntryRules rules = EntryRules.open().after(Predecessors.all(EAST)).withSoak(Duration.ofHours(24));
        refused(rules, "too recently");

        clock.advance(Duration.ofHours(24));

        assertThat(gate(rules).missing(MODEL, prod(rules))).isEmpty();
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
    public void anOverrideIsUsedUpOnceAndRememberedButNotByAsking() {
        EntryRules rules = EntryRules.open().after(Predecessors.all(EAST));
        allowOnce("alice");
        gate(rules).require(MODEL, prod(rules), JOB);
        gate(rules).require(MODEL, prod(rules), JOB);

        assertThat(gate(rules).override(MODEL, prod(rules), JOB).by()).isEqualTo("alice");

        assertThat(ledger.usedOverride(DIGEST, id(PROD), JOB)).isPresent();
        assertThatThrownBy(() -> gate(rules).override(MODEL, prod(rules), JOB))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("has not imported");
    }

    @Test
    public void anOverrideServesNoOtherJob() {
        EntryRules rules = EntryRules.open().after(Predecessors.all(EAST));
        allowOnce("alice");

        assertThatThrownBy(() -> gate(rules).require(MODEL, prod(rules), "another job"))
                .isInstanceOf(PromotionRefusedException.class);
    }

    @Test
    public void evidenceThatCanBeForgedCountsForTheVerySameObjectsOnly() {
        accepted(EAST);
        EntryRules rules = EntryRules.open().after(Predecessors.all(EAST));
        SealedModel writtenAgain = new SealedModel(DIGEST, seal("e2"));

        assertThatThrownBy(() -> gate(rules).require(writtenAgain, prod(rules), JOB))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("CRC64")
                .hasMessageContaining("SHA-256");
        assertThatCode(() -> gate(rules).require(MODEL, prod(rules), JOB)).doesNotThrowAnyException();
    }

    @Test
    public void aModelWhoseFilesMovedDuringTheImportIsNeverAccepted() {
        Environment east = Environments.of(EAST, EntryRules.open());
        ledger.imported(imported(EAST)
                .moved(clock.instant(), east)
                .sealed(clock.instant(), east)
                .tested(clock.instant(), east));

        refused(EntryRules.open().after(Predecessors.all(EAST)), "changed while it was imported");
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

        assertThatThrownBy(() -> gate.require(MODEL, prod, JOB)).isInstanceOf(PromotionRefusedException.class);
    }

    private void refused(EntryRules rules, String... parts) {
        assertThatThrownBy(() -> gate(rules).require(MODEL, prod(rules), JOB))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContainingAll(parts);
    }

    private void admit(Predecessors predecessors) {
        EntryRules rules = EntryRules.open().after(predecessors);
        gate(rules).require(MODEL, prod(rules), JOB);
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
        ledger.imported(imported(name).sealed(clock.instant(), Environments.of(name, EntryRules.open())));
    }

    private PromotionRecord imported(EnvironmentName name) {
        return new PromotionRecord(
                DIGEST,
                MODEL.seal().hash(),
                id(name),
                "bot/v7",
                "arn:model",
                "arn:job",
                "build #1",
                Optional.empty(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Seal seal(String etag) {
        return new Seal(
                URI,
                new TreeMap<>(Map.of(
                        "config.json", new SealedObject("config.json", Optional.empty(), etag, 1, Instant.EPOCH))));
    }

    private void allowOnce(String user) {
        ledger.allowOnce(new PromotionOverride(DIGEST, id(PROD), JOB, user, "incident", clock.instant()));
    }

    private static EnvironmentId id(EnvironmentName name) {
        return Environments.of(name, EntryRules.open()).id();
    }
}
