package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.JOB;
import static io.jenkins.plugins.bedrock.history.Entries.NOON;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.accepted;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static io.jenkins.plugins.bedrock.history.Entries.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Which model is current in an environment: what was promoted there last, whatever was accepted when. */
public class CurrentModelTest {

    private static final ModelDigest NEXT = model(8);
    private static final Instant LATER = NOON.plusSeconds(3_600);

    @Rule
    public final LedgerOnDisk disk = new LedgerOnDisk();

    private PromotionRecord seven;
    private PromotionRecord eight;

    @Before
    public void promote() {
        seven = disk.get().imported(accepted(imported(BOT, DEV)));
        disk.get().notePromotion(seven, NOON.plusSeconds(70), JOB + " #12");
        eight = disk.get().imported(accepted(imported(NEXT, DEV, "arn:model/8", JOB + " #13")));
        disk.get().notePromotion(eight, NOON.plusSeconds(80), JOB + " #13");
    }

    @Test
    public void theOneThatWasPromotedLastIsCurrentAlsoAfterARestart() {
        assertThat(current()).isEqualTo(eight);

        disk.get().notePromotion(seven, LATER, JOB + " #14");

        assertThat(disk.restart().current(DEV, "bot"))
                .contains(new PromotedModel(seven, Optional.of(LATER), JOB + " #14"));
        assertThat(disk.get().history(BOT).getImports().get(0).getDetails().getPromotion())
                .satisfies(promotion -> {
                    assertThat(promotion.getAt()).isEqualTo(LATER.toString());
                    assertThat(promotion.getBuild()).isEqualTo(JOB + " #14");
                });
    }

    @Test
    public void eachNameAndEnvironmentHasItsOwn() {
        assertThat(disk.get().current(DEV, "another-bot")).isEmpty();
        assertThat(disk.get().current(PROD, "bot")).isEmpty();
    }

    @Test
    public void aDeletedModelIsNotCurrent() {
        disk.get()
                .describe(
                        NEXT,
                        DEV,
                        "arn:model/8",
                        details -> details.withDeletion(RecordedDeletion.of(LATER, "nightly #3")));

        assertThat(current()).isEqualTo(seven);
        assertThat(disk.get().find(NEXT, DEV).orElseThrow().isAccepted()).isTrue();
    }

    @Test
    public void aRenamedJobIsFollowedAndADeletedOneIsNamedAsGone() {
        disk.get().renamed(new NameChange(JOB, "ship"));
        assertThat(disk.restart().current(DEV, "bot").orElseThrow().build()).isEqualTo("ship #13");

        disk.get().deleted(new ItemName("ship"));
        disk.get().renamed(new NameChange("ship", "other"));

        assertThat(disk.restart().current(DEV, "bot").orElseThrow().build())
                .isEqualTo("ship #13 of a job that is gone");
    }

    private PromotionRecord current() {
        return disk.get().current(DEV, "bot").orElseThrow().model();
    }
}
