package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.JOB;
import static io.jenkins.plugins.bedrock.history.Entries.NOON;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.accepted;
import static io.jenkins.plugins.bedrock.history.Entries.complete;
import static io.jenkins.plugins.bedrock.history.Entries.described;
import static io.jenkins.plugins.bedrock.history.Entries.failure;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static io.jenkins.plugins.bedrock.history.Entries.override;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;

/** The form of the files: what this version writes, every later one must read. */
public class FileFormTest {

    @Rule
    public final LedgerOnDisk disk = new LedgerOnDisk();

    @Test
    public void aFileOfTheFirstVersionIsRead() {
        disk.put(BOT, fixture("model-first-version.xml"));

        FileLedger ledger = disk.get();

        assertThat(ledger.find(BOT, DEV)).contains(complete(BOT, DEV, "<b>text</b>"));
        assertThat(ledger.find(BOT, PROD)).contains(accepted(imported(BOT, PROD)));
        assertThat(ledger.recalled(BOT)).contains("leaks training data");
        assertThat(ledger.usedOverride(BOT, PROD, JOB)).contains(override(BOT, JOB, "first"));
        assertThat(ledger.hasOverride(BOT, PROD, JOB)).isTrue();
        assertThat(ledger.history(BOT).getImports()).hasSize(3);
        assertThat(ledger.history(BOT).getOverrides())
                .extracting(RecordedOverride::getWithdrawn)
                .containsExactly(NOON.plusSeconds(600).toString(), null, null);
        assertThat(ledger.history(BOT).getImports().get(1).getJobDeleted()).isNotNull();
    }

    /** If this fails, the form has changed: keep the old fixture, see that it is still read, and add another one. */
    @Test
    public void thisVersionWritesThatForm() {
        FileLedger ledger = disk.get();
        ledger.imported(complete(BOT, DEV, "<b>text</b>"));
        ledger.imported(imported(BOT, PROD, "arn:model/0", "promote-before #1"));
        ledger.allowOnce(override(BOT, "promote-before", "never used"));
        ledger.deleted(new ItemName("promote-before"));
        ledger.imported(imported(BOT, PROD));
        ledger.change(BOT, PROD, Entries::accepted);
        ledger.recall(BOT, "leaks training data", "bob");
        ledger.allowOnce(override(BOT, JOB, "first"));
        ledger.useOverride(BOT, PROD, JOB);
        ledger.allowOnce(override(BOT, JOB, "second"));

        assertThat(disk.text(BOT)).isEqualTo(fixture("model-first-version.xml"));
    }

    @Test
    public void aFileWithDetailsIsRead() {
        disk.put(BOT, fixture("model-with-details.xml"));

        ModelHistory history = disk.get().history(BOT);

        ImportDetails details = history.getImports().get(0).getDetails();
        assertThat(details.getCauses()).containsExactly("Started by user <b>text</b>");
        assertThat(details.getStartedBy()).isEqualTo("alice");
        assertThat(details.getFindings().getCodes()).containsExactly("CUSTOM_CODE", "QUANTIZED");
        assertThat(details.getApproval().getBy()).isEqualTo("bob");
        assertThat(details.getTests()).extracting(RecordedTest::isPassed).containsExactly(false, true);
        assertThat(details.modelUnits()).hasValue(2);
        assertThat(details.getPublication().getParameter()).isEqualTo("/models/bot");
        assertThat(details.getDeletion().getJobDeleted())
                .isEqualTo(NOON.plusSeconds(600).toString());
        assertThat(history.getFailures())
                .extracting(RecordedFailure::getMessage)
                .containsExactly("no access");
    }

    /** If this fails, the form has changed: keep the old fixture, see that it is still read, and add another one. */
    @Test
    public void thisVersionWritesDetailsInThatForm() {
        FileLedger ledger = disk.get();
        ledger.imported(imported(BOT, DEV));
        ledger.describe(BOT, DEV, "arn:model/1", known -> described(known, "<b>text</b>"));
        ledger.failed(BOT, failure("promote #13", "no access"));
        ledger.deleted(new ItemName("clean"));

        assertThat(disk.text(BOT)).isEqualTo(fixture("model-with-details.xml"));
    }

    @Test
    public void whatALaterVersionAddsIsPassedOver() {
        disk.put(BOT, fixture("model-later-version.xml"));

        FileLedger ledger = disk.get();

        assertThat(ledger.find(BOT, DEV)).contains(imported(BOT, DEV));
        assertThat(ledger.recalled(BOT)).contains("leaks training data");
        assertThat(ledger.hasOverride(BOT, PROD, JOB)).isTrue();
        assertThat(ledger.damaged()).isEmpty();
    }

    @Test
    public void listsThatAreMissingAreEmpty() {
        disk.put(BOT, "<model><sha256>" + BOT.sha256() + "</sha256></model>");

        assertThat(disk.get().find(BOT)).isEmpty();
        disk.get().imported(imported(BOT, DEV));

        assertThat(disk.restart().find(BOT, DEV)).isPresent();
    }

    /** Texts come from people and from AWS; none of them may make a file that can't be read. */
    @Test
    public void whateverIsWrittenCanBeRead() {
        IntStream.of(0x0000, 0x0080, 0x2000, 0x2800, 0xD7F0, 0xDC00, 0xDFF0, 0xFDD0, 0xFF80)
                .flatMap(first -> IntStream.range(first, first + 0x80))
                .forEach(character -> assertReadable(Character.toString(character)));
        for (String text : new String[] {"\uD83E\uDD16", "\uD83E", "\uDD16\uD83E", "\uDBFF\uDFFF", "\r\n", "]]>"}) {
            assertReadable(text);
        }
    }

    private static void assertReadable(String text) {
        ModelHistory history = ModelHistory.none(BOT.sha256())
                .recalled(new RecordedRecall("a " + text + " b", "bob", NOON))
                .imported(imported(BOT, DEV));
        String xml;
        try {
            xml = "<?xml version='1.1' encoding='UTF-8'?>\n"
                    + HistoryXml.XML.xstream().toXML(history);
        } catch (RuntimeException refused) {
            return;
        }
        assertThat(HistoryXml.XML.parse(xml.getBytes(StandardCharsets.UTF_8)).recalled())
                .as("U+%04X", (int) text.charAt(0))
                .isPresent();
    }

    private static String fixture(String name) {
        try (InputStream file = FileFormTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
