package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.history.FileLedger;
import java.io.UncheckedIOException;

/** Tells of files of the ledger that could not be read: their models go nowhere until somebody decides. */
final class DamagedFileFinder {

    private static final String DOCUMENTATION =
            "https://github.com/jenkinsci/bedrock-model-import-plugin/blob/main/docs/"
                    + "monitoring.md#what-administrators-are-told";

    private final Findings findings;

    DamagedFileFinder(@NonNull Findings findings) {
        this.findings = findings;
    }

    void find() {
        try {
            FileLedger.get()
                    .damaged()
                    .forEach(name -> findings.add(new ModelFinding(
                            FindingKind.DAMAGED_FILE,
                            Messages.DamagedFileFinder_Damaged(Sentence.name(name)),
                            Messages.DamagedFileFinder_WayOut(),
                            Messages.DamagedFileFinder_Place(),
                            DOCUMENTATION)));
        } catch (UncheckedIOException e) {
            findings.skip(Messages.DamagedFileFinder_NotLooked());
        }
    }
}
