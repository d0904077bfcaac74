package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.JOB;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.described;
import static io.jenkins.plugins.bedrock.history.Entries.failure;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static io.jenkins.plugins.bedrock.history.Entries.model;
import static io.jenkins.plugins.bedrock.history.Entries.override;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.nio.file.Files;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A file that can't be read may have held a recall: nothing is let in on what is left, and nothing is lost. */
public class DamagedFilesTest {

    @Rule
    public final LedgerOnDisk disk = new LedgerOnDisk();

    @Before
    public void somethingIsKnown() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().allowOnce(override(BOT, JOB, "incident"));
        disk.get().recall(BOT, "leaks training data");
    }

    @Test
    public void everyQuestionAndChangeIsRefused() throws Exception {
        disk.put(BOT, "<model>");

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> disk.get().find(BOT),
                () -> disk.get().find(BOT, DEV),
                () -> disk.get().recalled(BOT),
                () -> disk.get().hasOverride(BOT, PROD, JOB),
                () -> disk.get().usedOverride(BOT, PROD, JOB),
                () -> disk.get().useOverride(BOT, PROD, JOB),
                () -> disk.get().allowOnce(override(BOT, JOB, "again")),
                () -> disk.get().recall(BOT, "again"),
                () -> disk.get().imported(imported(BOT, DEV)),
                () -> disk.get().describe(BOT, DEV, "arn:model/1", known -> known),
                () -> disk.get().failed(BOT, failure("promote #13", "no access")),
                () -> disk.get().change(BOT, DEV, Entries::accepted))) {
            assertThatThrownBy(call)
                    .isInstanceOf(PromotionRefusedException.class)
                    .hasMessageContainingAll(BOT.toString(), disk.damaged(BOT).toString(), "backup");
        }
        assertThat(disk.damaged(BOT)).hasContent("<model>");
        assertThat(disk.names()).containsExactly(BOT.sha256() + ".xml.damaged");
    }

    @Test
    public void damageOutlastsARestart() {
        disk.put(BOT, "");
        refused();

        disk.restart();

        refused();
        assertThat(disk.get().damaged()).containsExactly(BOT.sha256() + ".xml.damaged");
    }

    @Test
    public void otherModelsGoOn() {
        disk.get().imported(imported(model(8), DEV));
        disk.put(BOT, "<model>");

        assertThat(disk.get().damaged()).containsExactly(BOT.sha256() + ".xml.damaged");
        assertThat(disk.get().histories()).extracting(ModelHistory::getSha256).containsExactly(model(8).sha256());
        assertThat(disk.get().find(model(8), DEV)).isPresent();
    }

    @Test
    public void aFileFromABackupIsTakenWithoutARestart() throws Exception {
        String backup = disk.text(BOT);
        disk.put(BOT, "<model>");
        refused();

        Files.writeString(disk.file(BOT), backup);

        assertThat(disk.get().recalled(BOT)).contains("leaks training data");
        assertThat(disk.damaged(BOT)).exists();
    }

    @Test
    public void aModelBeginsAnewWhenItsDamagedFileIsDeleted() throws Exception {
        disk.put(BOT, "<model>");
        refused();

        Files.delete(disk.damaged(BOT));

        assertThat(disk.get().find(BOT)).isEmpty();
    }

    @Test
    public void anEarlierDamagedFileIsKeptToo() {
        for (String text : List.of("first", "second", "third")) {
            disk.put(BOT, text);
            refused();
        }

        assertThat(disk.damaged(BOT)).hasContent("third");
        assertThat(disk.get().damaged())
                .containsExactly(
                        BOT.sha256() + ".xml.1.damaged",
                        BOT.sha256() + ".xml.2.damaged",
                        BOT.sha256() + ".xml.damaged");
    }

    @Test
    public void whatAnElementLacksIsDamage() {
        for (String part : List.of(
                "<strength>CRC64</strength>",
                "<account>111122223333</account>",
                "<imported>2026-11-24T12:00:00.123456789Z</imported>",
                "<seal>the seal&apos;s hash</seal>",
                "<build>promote #12</build>",
                "<job>promote</job>",
                "<by>alice</by>",
                "<reason>incident</reason>",
                "<reason>leaks training data</reason>",
                "<sha256>" + BOT.sha256() + "</sha256>")) {
            assertDamage(part, "");
        }
    }

    @Test
    public void whatAnElementHoldsInAnotherFormIsDamage() {
        assertDamage("<strength>CRC64<", "<strength>MD5<");
        assertDamage("<account>111122223333<", "<account>1111<");
        assertDamage("<region>us-east-1<", "<region>moon<");
        assertDamage("<granted>2026-11-24T12", "<granted>yesterday");
        assertDamage("<recall>", "<string>");
        assertDamage("<recall>", "<recall class='java.lang.String'>");
        assertDamage("<recalls>", "<recalls class='no.such.List'>");
        assertDamage("<model", "<import");
        assertDamage("<sha256>" + BOT.sha256(), "<sha256>" + model(8).sha256());
    }

    @Test
    public void whatElseIsKnownOfAnImportCanBeDamagedToo() {
        disk.get().describe(BOT, DEV, "arn:model/1", known -> described(known, "text"));
        disk.get().failed(BOT, failure("promote #13", "no access"));

        assertDamage("<parameter>/models/bot</parameter>", "");
        assertDamage("<by>bob</by>", "");
        assertDamage("<message>no access</message>", "");
        assertDamage("<name>test #1</name>", "");
        assertDamage("<errors>1<", "<errors>many<");
        assertDamage("<modelUnits>2<", "<modelUnits>two<");
        assertDamage("<at>2026-11-24T12:01:04", "<at>yesterday");
        assertDamage("<string>QUANTIZED</string>", "<int>3</int>");
        assertDamage("<string>Started by user text</string>", "<int>3</int>");
        assertDamage("<failure>", "<string>");
        assertDamage("<details>", "<details class='string'>");
    }

    private void assertDamage(String part, String other) {
        String good = disk.text(BOT);
        disk.put(BOT, good.replace(part, other));
        assertThat(disk.text(BOT)).as("with %s", part).isNotEqualTo(good);
        assertThatThrownBy(() -> disk.get().recalled(BOT))
                .as("%s in the place of %s", other, part)
                .isInstanceOf(PromotionRefusedException.class);
        disk.put(BOT, good);
    }

    private void refused() {
        assertThatThrownBy(() -> disk.get().recalled(BOT)).isInstanceOf(PromotionRefusedException.class);
    }
}
