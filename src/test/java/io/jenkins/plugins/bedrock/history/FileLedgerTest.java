package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.JOB;
import static io.jenkins.plugins.bedrock.history.Entries.NOON;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.complete;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static io.jenkins.plugins.bedrock.history.Entries.model;
import static io.jenkins.plugins.bedrock.history.Entries.override;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** What a ledger in files does beyond what every ledger does: it remembers. */
public class FileLedgerTest extends PromotionLedgerContract {

    @Rule
    public final LedgerOnDisk disk = new LedgerOnDisk();

    @Override
    protected PromotionLedger ledger() {
        return disk.get();
    }

    @Test
    public void aModelIsOneFile() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().imported(imported(BOT, PROD));
        disk.get().recall(BOT, "leaks training data");
        disk.get().allowOnce(override(model(8), JOB, "incident"));

        assertThat(disk.names()).containsExactlyInAnyOrder(BOT.sha256() + ".xml", model(8).sha256() + ".xml");
    }

    @Test
    public void aQuestionLeavesNothingBehind() {
        disk.get().find(BOT);
        disk.get().change(BOT, DEV, Entries::accepted);
        disk.get().useOverride(BOT, PROD, JOB);

        assertThat(disk.directory()).doesNotExist();
    }

    @Test
    public void theListOfAllIsTheSameUntilSomethingChanges() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().histories(); // reads
        List<ModelHistory> all = disk.get().histories();
        disk.get().find(model(8)); // a question about a model that is not there

        assertThat(disk.get().histories()).isSameAs(all);
        disk.get().imported(imported(model(8), DEV));
        assertThat(disk.get().histories()).hasSize(2);
        disk.get().recall(BOT, "leaks training data");
        assertThat(disk.get().histories())
                .anyMatch(history -> !history.getRecalls().isEmpty());
    }

    @Test
    public void whatDoesNotChangeIsNotWritten() {
        disk.get().imported(imported(BOT, DEV));
        disk.spoil(BOT, "<model", "<!-- as it was --><model");

        disk.get().imported(imported(BOT, DEV));
        disk.get().change(BOT, DEV, known -> known);
        disk.get().renamed(new NameChange("another", "yet-another"));

        assertThat(disk.text(BOT)).contains("as it was");
    }

    @Test
    public void everythingIsThereAfterARestart() {
        PromotionRecord entry = disk.get().imported(complete(BOT, DEV, "text"));
        disk.get().imported(imported(BOT, PROD));
        disk.get().change(BOT, PROD, Entries::accepted);
        disk.get().recall(BOT, "leaks training data", "bob");
        disk.get().allowOnce(override(BOT, JOB, "first"));
        disk.get().allowOnce(override(BOT, JOB, "second"));
        disk.get().useOverride(BOT, PROD, JOB);

        FileLedger after = disk.restart();

        assertThat(after.find(BOT, DEV)).contains(entry);
        assertThat(after.find(BOT, PROD)).contains(Entries.accepted(imported(BOT, PROD)));
        assertThat(after.recalled(BOT)).contains("leaks training data");
        assertThat(after.usedOverride(BOT, PROD, JOB)).contains(override(BOT, JOB, "first"));
        assertThat(after.useOverride(BOT, PROD, JOB)).contains(override(BOT, JOB, "second"));
    }

    @Test
    public void earlierImportsStayInTheHistoryOfAModel() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().imported(imported(BOT, DEV, "arn:model/2", "promote #13"));
        disk.get().change(BOT, DEV, Entries::accepted);

        ModelHistory history = disk.restart().history(BOT);

        assertThat(history.getImports())
                .extracting(RecordedImport::getBuild)
                .containsExactly("promote #12", "promote #13");
        assertThat(history.find(DEV).orElseThrow().isAccepted()).isTrue();
    }

    @Test
    public void theHistoryTellsWhoRecalledAndWhoAllowedWhatWhen() {
        disk.get().recall(BOT, "leaks training data", "bob");
        disk.get().allowOnce(override(BOT, JOB, "incident"));
        disk.get().useOverride(BOT, PROD, JOB);

        ModelHistory history = disk.restart().history(BOT);

        assertThat(history.getRecalls()).singleElement().satisfies(recall -> {
            assertThat(recall.getBy()).isEqualTo("bob");
            assertThat(recall.getRecalled()).isEqualTo("2026-11-24T12:10:00.123456789Z");
        });
        assertThat(history.getOverrides()).singleElement().satisfies(override -> {
            assertThat(override.getBy()).isEqualTo("alice");
            assertThat(override.getReason()).isEqualTo("incident");
            assertThat(override.getGranted()).isEqualTo(NOON.toString());
            assertThat(override.getUsed()).isEqualTo("2026-11-24T12:10:00.123456789Z");
            assertThat(override.isOpen()).isFalse();
        });
    }

    @Test
    public void theOtherDigestsOfTheSameObjectsAreThereAfterARestart() {
        disk.get().recall(BOT, "leaks training data");
        disk.get().sameObjects(model(8), BOT);
        disk.get().sameObjects(BOT, model(8));
        disk.get().sameObjects(BOT, BOT);

        FileLedger after = disk.restart();

        assertThat(after.recalled(model(8))).contains("leaks training data");
        assertThat(after.history(BOT).getSameObjects()).containsExactly(model(8).sha256());
        assertThat(after.history(model(8)).getSameObjects()).containsExactly(BOT.sha256());
        assertThat(disk.text(model(8)))
                .contains("  <sameObjects>\n    <string>" + BOT.sha256() + "</string>\n  </sameObjects>\n");
    }

    @Test
    public void aFileWithAnotherDigestThatIsNoneIsDamaged() {
        disk.get().sameObjects(BOT, model(8));
        disk.spoil(BOT, model(8).sha256(), "whatever");

        assertThatThrownBy(() -> disk.get().recalled(BOT)).isInstanceOf(PromotionRefusedException.class);
        disk.restart();
        assertThatThrownBy(() -> disk.get().recalled(model(8))).isInstanceOf(PromotionRefusedException.class);
    }

    /** The strength follows from the digest: whoever names another one means the same model. */
    @Test
    public void aRecallCountsWhateverStrengthIsNamed() {
        disk.get().recall(new ModelDigest(BOT.sha256(), Strength.ETAG), "leaks training data");

        assertThat(disk.get().recalled(new ModelDigest(BOT.sha256(), Strength.SHA256)))
                .contains("leaks training data");
    }

    @Test
    public void textsComeBackAsTheyWere() {
        for (String text : List.of(
                "<script>alert(1)</script>",
                "]]> & &amp; \" ' <!-- -->",
                " two\r\nlines\tand blanks ",
                "\u0001 \u001F \u007F \uFFFD",
                "Modèle \uD83E\uDD16",
                "")) {
            PromotionRecord entry = complete(BOT, DEV, text);
            disk.get().imported(complete(BOT, DEV, "another"));
            disk.get().imported(entry);

            assertThat(disk.restart().find(BOT, DEV)).contains(entry);
        }
    }

    @Test
    public void whatNoFileCanHoldIsRefusedAndChangesNothing() {
        disk.get().imported(imported(BOT, DEV));

        assertThatThrownBy(() -> disk.get().recall(BOT, "\0"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(BOT.toString());

        assertThat(disk.get().recalled(BOT)).isEmpty();
        assertThat(disk.restart().find(BOT, DEV)).isPresent();
    }

    @Test
    public void whatCouldNotBeWrittenHasNotHappened() throws Exception {
        disk.get().allowOnce(override(BOT, JOB, "incident"));
        Files.delete(disk.file(BOT));
        Files.delete(disk.directory());
        Files.createFile(disk.directory());

        assertThatThrownBy(() -> disk.get().useOverride(BOT, PROD, JOB))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("could not be recorded");
    }

    /** An aborted build's thread is interrupted, perhaps just now. */
    @Test
    public void anInterruptedWriteHasHappenedOrNot() {
        Thread.currentThread().interrupt();
        boolean written = true;
        try {
            disk.get().imported(imported(BOT, DEV));
        } catch (UncheckedIOException e) {
            written = false;
        } finally {
            Thread.interrupted();
        }

        assertThat(disk.get().find(BOT, DEV).isPresent()).isEqualTo(written);
        assertThat(disk.restart().find(BOT, DEV).isPresent()).isEqualTo(written);
        disk.get().imported(imported(BOT, DEV));
        assertThat(disk.names()).containsExactly(BOT.sha256() + ".xml");
    }

    @Test
    public void allModelsOfWhichSomethingIsKnownAreListed() {
        disk.get().imported(imported(model(1), DEV));
        disk.get().recall(model(2), "leaks training data");
        FileLedger after = disk.restart();
        after.find(model(3));
        after.allowOnce(override(model(4), JOB, "incident"));

        assertThat(after.histories())
                .extracting(ModelHistory::getSha256)
                .containsExactlyInAnyOrder(model(1).sha256(), model(2).sha256(), model(4).sha256());
    }
}
