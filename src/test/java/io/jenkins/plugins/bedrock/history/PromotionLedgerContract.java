package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.JOB;
import static io.jenkins.plugins.bedrock.history.Entries.NOON;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.accepted;
import static io.jenkins.plugins.bedrock.history.Entries.complete;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static io.jenkins.plugins.bedrock.history.Entries.model;
import static io.jenkins.plugins.bedrock.history.Entries.override;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.util.Optional;
import org.junit.Test;

/** What any ledger does, whether it forgets at its end or not. */
public abstract class PromotionLedgerContract {

    /** One and the same for a test. */
    protected abstract PromotionLedger ledger();

    @Test
    public void nothingIsKnownOfAModelThatWasNeverImported() {
        assertThat(ledger().find(BOT)).isEmpty();
        assertThat(ledger().find(BOT, DEV)).isEmpty();
        assertThat(ledger().recalled(BOT)).isEmpty();
        assertThat(ledger().hasOverride(BOT, PROD, JOB)).isFalse();
        assertThat(ledger().usedOverride(BOT, PROD, JOB)).isEmpty();
        assertThat(ledger().useOverride(BOT, PROD, JOB)).isEmpty();
    }

    @Test
    public void anImportIsKnownInItsEnvironmentOnly() {
        PromotionRecord entry = imported(BOT, DEV);

        assertThat(ledger().imported(entry)).isEqualTo(entry);

        assertThat(ledger().find(BOT, DEV)).contains(entry);
        assertThat(ledger().find(BOT, PROD)).isEmpty();
        assertThat(ledger().find(model(8))).isEmpty();
        assertThat(ledger().environments()).containsExactly(DEV);
    }

    @Test
    public void everythingThatCanHappenToAModelIsKept() {
        PromotionRecord entry = complete(BOT, DEV, "text");

        ledger().imported(entry);

        assertThat(ledger().find(BOT, DEV)).contains(entry);
    }

    @Test
    public void whatWasAcceptedCountsAsPromotedThen() {
        ledger().imported(imported(BOT, DEV));
        assertThat(ledger().promoted(DEV)).isEmpty();

        PromotionRecord entry = ledger().change(BOT, DEV, Entries::accepted).orElseThrow();

        assertThat(ledger().promoted(DEV)).containsExactly(PromotedModel.accepted(entry));
        assertThat(ledger().promoted(PROD)).isEmpty();
    }

    @Test
    public void whatWasPromotedLastIsLast() {
        PromotionRecord seven = ledger().imported(accepted(imported(BOT, DEV)));
        PromotionRecord eight = ledger().imported(accepted(imported(model(8), DEV, "arn:model/8", JOB + " #13")));

        ledger().notePromotion(seven, NOON.plusSeconds(70), JOB + " #12");
        ledger().notePromotion(eight, NOON.plusSeconds(80), JOB + " #13");
        ledger().notePromotion(seven, NOON.plusSeconds(90), JOB + " #14");

        assertThat(PromotedModel.last(ledger().promoted(DEV)))
                .contains(new PromotedModel(seven, Optional.of(NOON.plusSeconds(90)), JOB + " #14"));
    }

    @Test
    public void aNewImportOfAModelIsNotPromotedBecauseAnEarlierOneWas() {
        ledger().notePromotion(ledger().imported(accepted(imported(BOT, DEV))), NOON.plusSeconds(70), JOB + " #12");

        ledger().imported(imported(BOT, DEV, "arn:model/2", JOB + " #13"));

        assertThat(ledger().promoted(DEV)).isEmpty();
    }

    @Test
    public void aModelIsFoundInAllEnvironments() {
        PromotionRecord dev = ledger().imported(imported(BOT, DEV));
        PromotionRecord prod = ledger().imported(imported(BOT, PROD));

        assertThat(ledger().find(BOT)).containsExactlyInAnyOrder(dev, prod);
    }

    @Test
    public void theSameImportedModelIsRecordedOnce() {
        ledger().imported(imported(BOT, DEV));
        PromotionRecord accepted = ledger().change(BOT, DEV, Entries::accepted).orElseThrow();

        assertThat(ledger().imported(imported(BOT, DEV))).isEqualTo(accepted);

        assertThat(ledger().find(BOT, DEV)).contains(accepted);
    }

    @Test
    public void anotherImportOfAModelTakesThePlaceOfTheOneBefore() {
        ledger().imported(imported(BOT, DEV));
        ledger().change(BOT, DEV, Entries::accepted);
        PromotionRecord again = imported(BOT, DEV, "arn:model/2", "promote #13");

        assertThat(ledger().imported(again)).isEqualTo(again);

        assertThat(ledger().find(BOT)).containsExactly(again);
    }

    @Test
    public void aChangeIsOfOneEnvironment() {
        PromotionRecord prod = ledger().imported(imported(BOT, PROD));
        ledger().imported(imported(BOT, DEV));

        assertThat(ledger().change(BOT, DEV, Entries::accepted)).contains(accepted(imported(BOT, DEV)));

        assertThat(ledger().find(BOT, DEV).orElseThrow().isAccepted()).isTrue();
        assertThat(ledger().find(BOT, PROD)).contains(prod);
    }

    @Test
    public void whatIsNotKnownIsNotChanged() {
        assertThat(ledger().change(BOT, DEV, Entries::accepted)).isEmpty();
        assertThat(ledger().find(BOT)).isEmpty();
    }

    @Test
    public void aChangeThatFailsChangesNothing() {
        ledger().imported(imported(BOT, DEV));

        assertThatThrownBy(() -> ledger().change(BOT, DEV, known -> {
                    throw new IllegalStateException("AWS is gone");
                }))
                .hasMessage("AWS is gone");

        assertThat(ledger().find(BOT, DEV)).contains(imported(BOT, DEV));
    }

    @Test
    public void aRecallIsOfOneModelAndKeepsItsReason() {
        ledger().recall(BOT, "leaks training data");

        assertThat(ledger().recalled(BOT)).contains("leaks training data");
        assertThat(ledger().recalled(model(8))).isEmpty();
    }

    @Test
    public void theLastReasonOfARecallCounts() {
        ledger().recall(BOT, "looks odd");
        ledger().recall(BOT, "leaks training data");

        assertThat(ledger().recalled(BOT)).contains("leaks training data");
    }

    @Test
    public void aRecallIsOfAllDigestsOfTheSameObjects() {
        ledger().recall(BOT, "leaks training data");
        ledger().sameObjects(BOT, model(8));
        ledger().sameObjects(model(9), model(8));

        assertThat(ledger().recalled(model(8))).contains("leaks training data");
        assertThat(ledger().recalled(model(9))).contains("leaks training data");
        assertThat(ledger().recalled(model(10))).isEmpty();
    }

    @Test
    public void aRecallThatComesLaterIsOfAllDigestsOfTheSameObjectsToo() {
        ledger().sameObjects(BOT, model(8));
        assertThat(ledger().recalled(BOT)).isEmpty();

        ledger().recall(model(8), "leaks training data");

        assertThat(ledger().recalled(BOT)).contains("leaks training data");
        assertThat(ledger().find(BOT)).isEmpty();
    }

    @Test
    public void aRecalledModelStaysRecorded() {
        ledger().imported(imported(BOT, DEV));
        ledger().recall(BOT, "leaks training data");

        assertThat(ledger().find(BOT)).hasSize(1);
    }

    @Test
    public void anOverrideServesOnce() {
        PromotionOverride override = override(BOT, JOB, "incident");
        ledger().allowOnce(override);

        assertThat(ledger().hasOverride(BOT, PROD, JOB)).isTrue();
        assertThat(ledger().usedOverride(BOT, PROD, JOB)).isEmpty();
        assertThat(ledger().useOverride(BOT, PROD, JOB)).contains(override);

        assertThat(ledger().hasOverride(BOT, PROD, JOB)).isFalse();
        assertThat(ledger().useOverride(BOT, PROD, JOB)).isEmpty();
        assertThat(ledger().usedOverride(BOT, PROD, JOB)).contains(override);
    }

    @Test
    public void anOverrideIsOfOneModelEnvironmentAndJob() {
        ledger().allowOnce(override(BOT, JOB, "incident"));

        assertThat(ledger().hasOverride(model(8), PROD, JOB)).isFalse();
        assertThat(ledger().hasOverride(BOT, DEV, JOB)).isFalse();
        assertThat(ledger().hasOverride(BOT, PROD, "promote-2")).isFalse();
        assertThat(ledger().useOverride(BOT, PROD, "folder/" + JOB)).isEmpty();
        assertThat(ledger().hasOverride(BOT, PROD, JOB)).isTrue();
    }

    @Test
    public void overridesServeInTheOrderInWhichTheyWereGranted() {
        ledger().allowOnce(override(BOT, JOB, "first"));
        ledger().allowOnce(override(BOT, JOB, "second"));

        assertThat(ledger().useOverride(BOT, PROD, JOB))
                .map(PromotionOverride::reason)
                .contains("first");
        assertThat(ledger().useOverride(BOT, PROD, JOB))
                .map(PromotionOverride::reason)
                .contains("second");

        assertThat(ledger().usedOverride(BOT, PROD, JOB))
                .map(PromotionOverride::reason)
                .contains("second");
    }
}
