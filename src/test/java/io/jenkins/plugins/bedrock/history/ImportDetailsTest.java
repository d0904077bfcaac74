package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.JOB;
import static io.jenkins.plugins.bedrock.history.Entries.NOON;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.accepted;
import static io.jenkins.plugins.bedrock.history.Entries.described;
import static io.jenkins.plugins.bedrock.history.Entries.failure;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;

/** What else the ledger knows of imports, for people. */
public class ImportDetailsTest {

    private static final String MODEL = "arn:model/1";

    @Rule
    public final LedgerOnDisk disk = new LedgerOnDisk();

    @Test
    public void everythingIsThereAfterARestart() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().describe(BOT, DEV, MODEL, known -> described(known, "text"));
        disk.get().failed(BOT, failure("promote #13", "no access"));

        disk.restart();

        assertThat(details().getCauses()).containsExactly("Started by user text");
        assertThat(details().getStartedBy()).isEqualTo("alice");
        assertThat(details().getFindings()).satisfies(found -> {
            assertThat(found.getErrors()).isEqualTo(1);
            assertThat(found.getWarnings()).isEqualTo(2);
            assertThat(found.getAccepted()).containsExactly("CUSTOM_CODE");
            assertThat(found.getCodes()).containsExactly("CUSTOM_CODE", "QUANTIZED");
        });
        assertThat(details().getApproval()).satisfies(approval -> {
            assertThat(approval.getBy()).isEqualTo("bob");
            assertThat(approval.getAt()).isEqualTo(NOON.minusSeconds(60).toString());
            assertThat(approval.getMessage()).isEqualTo("text");
        });
        assertThat(details().getTests()).last().satisfies(test -> {
            assertThat(test.isPassed()).isTrue();
            assertThat(test.isOwn()).isTrue();
            assertThat(test.getAt()).isEqualTo(NOON.plusSeconds(62).toString());
            assertThat(test.getBuild()).isEqualTo("promote #12");
            assertThat(test.getAnswer()).isEqualTo("text");
        });
        assertThat(details().modelUnits()).hasValue(2);
        assertThat(details().getPublication()).satisfies(published -> {
            assertThat(published.getParameter()).isEqualTo("/models/bot");
            assertThat(published.getAt()).isEqualTo(NOON.plusSeconds(63).toString());
            assertThat(published.getBuild()).isEqualTo("publish #2");
        });
        assertThat(details().getDeletion().getAt())
                .isEqualTo(NOON.plusSeconds(64).toString());
        assertThat(disk.get().history(BOT).getFailures()).singleElement().satisfies(failure -> {
            assertThat(failure.getEnvironment().toId()).isEqualTo(PROD);
            assertThat(failure.getVersion()).isEqualTo("bot/v7");
            assertThat(failure.getBuild()).isEqualTo("promote #13");
            assertThat(failure.getJobArn()).isEqualTo("arn:job/1");
            assertThat(failure.getMessage()).isEqualTo("no access");
            assertThat(failure.getAt()).isEqualTo(NOON.toString());
        });
    }

    @Test
    public void whereTheModelLayIsThereAfterARestart() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().describe(BOT, DEV, MODEL, known -> known.withModel(ModelUri.parse("s3://research-models/bot/v6/")));
        disk.get().describe(BOT, DEV, MODEL, known -> known.withModel(ModelUri.parse("s3://research-models/bot/v7/")));

        disk.restart();

        assertThat(details().getModel()).isEqualTo("s3://research-models/bot/v7/");
    }

    @Test
    public void anImportOfWhichNothingElseIsKnownHasEmptyDetails() {
        disk.get().imported(imported(BOT, DEV));

        assertThat(details().getCauses()).isEmpty();
        assertThat(details().getStartedBy()).isNull();
        assertThat(details().getApproval()).isNull();
        assertThat(details().getTests()).isEmpty();
        assertThat(details().getFindings()).isNull();
        assertThat(details().modelUnits()).isEmpty();
        assertThat(disk.text(BOT)).doesNotContain("details");
    }

    @Test
    public void whatIsPromotedAgainWasNotDeleted() {
        disk.get().imported(accepted(imported(BOT, DEV)));
        disk.get().describe(BOT, DEV, MODEL, known -> known.withDeletion(RecordedDeletion.of(NOON, "nightly #3")));

        disk.get().notePromotion(disk.get().find(BOT, DEV).orElseThrow(), NOON.plusSeconds(60), "promote #14");

        assertThat(details().getDeletion()).isNull();
        assertThat(disk.restart().current(DEV, "bot")).isPresent();
    }

    @Test
    public void detailsStayWhateverHappensToTheirImport() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().describe(BOT, DEV, MODEL, known -> described(known, "text"));

        disk.get().change(BOT, DEV, Entries::accepted);
        disk.get().imported(imported(BOT, DEV, MODEL, "promote #14"));
        disk.get().renamed(new NameChange(JOB, "other"));
        disk.get().deleted(new ItemName("other"));

        assertThat(details().getStartedBy()).isEqualTo("alice");
        assertThat(details().getTests()).hasSize(2);
    }

    @Test
    public void detailsAreOfOneImportedModelAndNotOfItsSuccessor() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().imported(imported(BOT, DEV, "arn:model/2", "promote #13"));

        disk.get().describe(BOT, DEV, MODEL, known -> known.withModelUnits(2));

        assertThat(disk.get().history(BOT).getImports())
                .extracting(entry -> entry.getDetails().modelUnits().isPresent())
                .containsExactly(true, false);
    }

    @Test
    public void anImportThatIsNotKnownIsNotDescribed() {
        disk.get().describe(BOT, DEV, MODEL, known -> known.withModelUnits(2));

        assertThat(disk.directory()).doesNotExist();
    }

    @Test
    public void whatIsSaidAgainIsNotWrittenAgain() {
        disk.get().imported(imported(BOT, DEV));
        RecordedFindings found = RecordedFindings.of(0, 0, List.of(), List.of());
        RecordedApproval approval = RecordedApproval.of("bob", NOON, "Go on?", "promote #12");
        disk.get()
                .describe(
                        BOT,
                        DEV,
                        MODEL,
                        known -> known.startedBy("alice", List.of("Started by user alice"))
                                .withFindings(found)
                                .withApproval(approval)
                                .withTest(RecordedTest.of(true, true, NOON, "promote #12", "Hello"))
                                .withModelUnits(2));
        disk.get().failed(BOT, failure("promote #13", "no access"));
        disk.spoil(BOT, "<model", "<!-- as it was --><model");

        disk.get()
                .describe(
                        BOT,
                        DEV,
                        MODEL,
                        known -> known.startedBy("carol", List.of("Started by user carol"))
                                .withFindings(found)
                                .withApproval(approval)
                                .withTest(RecordedTest.of(true, true, NOON.plusSeconds(9), "promote #12", "Hello"))
                                .withModelUnits(2));
        disk.get().failed(BOT, failure("promote #13", "no access"));

        assertThat(disk.text(BOT)).contains("as it was");
        assertThat(details().getStartedBy()).isEqualTo("alice");
    }

    @Test
    public void aFileDoesNotGrowWithoutEnd() {
        disk.get().imported(imported(BOT, DEV));

        IntStream.range(0, 100).forEach(number -> {
            String build = "promote #" + number;
            disk.get().failed(BOT, failure(build, "no access"));
            disk.get()
                    .describe(
                            BOT,
                            DEV,
                            MODEL,
                            known -> known.withTest(RecordedTest.of(false, true, NOON, build, "x".repeat(100_000)))
                                    .withApproval(RecordedApproval.of("bob", NOON, "x".repeat(100_000), build)));
        });

        assertThat(details().getTests())
                .hasSize(ImportDetails.MOST)
                .last()
                .satisfies(test -> assertThat(test.getBuild()).isEqualTo("promote #99"));
        assertThat(details().getApprovals()).hasSize(ImportDetails.MOST);
        assertThat(disk.get().history(BOT).getFailures())
                .hasSize(LatestFailures.MOST)
                .last()
                .satisfies(failure -> assertThat(failure.getBuild()).isEqualTo("promote #99"));
        assertThat(disk.text(BOT).length()).isLessThan(100_000);
    }

    /** Unlike the words of a recall, which a person hears are refused, these come when nobody can be asked. */
    @Test
    public void strangersTextsAreMadeSuchThatFilesAndPagesCanHoldThem() {
        disk.get().imported(imported(BOT, DEV));

        disk.get()
                .describe(
                        BOT,
                        DEV,
                        MODEL,
                        known -> known.withTest(RecordedTest.of(
                                true, false, NOON, "promote #12", " Hello,\n\tyou\0 there\u202E\u001B[31m ")));

        disk.restart();
        assertThat(details().getTests())
                .singleElement()
                .satisfies(test -> assertThat(test.getAnswer()).isEqualTo("Hello, you\uFFFD there\uFFFD\uFFFD[31m"));
    }

    @Test
    public void aModelThatOnlyFailedIsListed() {
        disk.get().failed(BOT, failure("promote #13", "no access"));

        assertThat(disk.restart().histories())
                .extracting(ModelHistory::getSha256)
                .containsExactly(BOT.sha256());
        assertThat(disk.get().find(BOT)).isEmpty();
    }

    private ImportDetails details() {
        return disk.get().history(BOT).getImports().get(0).getDetails();
    }
}
