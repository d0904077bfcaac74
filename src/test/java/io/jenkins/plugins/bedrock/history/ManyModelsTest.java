package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static io.jenkins.plugins.bedrock.history.Entries.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.InstantSource;
import org.junit.Rule;
import org.junit.Test;

/** The ledger grows for years: reading ten times as many files takes about ten times as long, not more. */
public class ManyModelsTest {

    private static final int SOME = 1_000;
    private static final int MANY = 10_000;

    @Rule
    public final LedgerOnDisk few = new LedgerOnDisk();

    @Rule
    public final LedgerOnDisk many = new LedgerOnDisk();

    @Test
    public void tenThousandModelsAreReadInProportion() throws Exception {
        fill(few, SOME);
        fill(many, MANY);
        nanosToRead(few, SOME); // until the machine has warmed up

        long some = Math.min(nanosToRead(few, SOME), nanosToRead(few, SOME));
        long all = nanosToRead(many, MANY);

        assertThat((double) all / some).as("times as long for 10 times as many").isLessThan(30);
    }

    @Test
    public void questionsAboutModelsThatNobodyHasRecordedLeaveNothingBehind() {
        ModelFiles files = new ModelFiles(few.directory());

        for (int number = 0; number < SOME; number++) {
            assertThat(files.read(model(number).sha256()).isEmpty()).isTrue();
        }

        assertThat(files.all()).isEmpty();
    }

    private static void fill(LedgerOnDisk ledger, int models) throws Exception {
        ledger.get().imported(imported(model(0), DEV));
        ledger.get().imported(imported(model(0), PROD));
        String text = ledger.text(model(0));
        for (int number = 1; number < models; number++) {
            Files.writeString(
                    ledger.file(model(number)),
                    text.replace(model(0).sha256(), model(number).sha256()));
        }
    }

    private static long nanosToRead(LedgerOnDisk ledger, int expected) {
        FileLedger fresh = new FileLedger(ledger.directory(), InstantSource.system());
        long before = System.nanoTime();
        assertThat(fresh.histories()).hasSize(expected);
        return System.nanoTime() - before;
    }
}
