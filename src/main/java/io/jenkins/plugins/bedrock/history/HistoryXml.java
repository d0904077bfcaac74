package io.jenkins.plugins.bedrock.history;

import static java.util.Map.entry;

import java.util.Map;

/** How the history of a model is written. */
final class HistoryXml {

    private static final String NOBODY = "0".repeat(64);

    static final StrictXml<ModelHistory> XML = new StrictXml<>(
            ModelHistory.class,
            ModelHistory.none(NOBODY),
            Map.ofEntries(
                    entry("model", ModelHistory.class),
                    entry("import", RecordedImport.class),
                    entry("details", ImportDetails.class),
                    entry("findings", RecordedFindings.class),
                    entry("approval", RecordedApproval.class),
                    entry("test", RecordedTest.class),
                    entry("promotion", RecordedPromotion.class),
                    entry("publication", RecordedPublication.class),
                    entry("deletion", RecordedDeletion.class),
                    entry("failure", RecordedFailure.class),
                    entry("override", RecordedOverride.class),
                    entry("recall", RecordedRecall.class),
                    entry("environment", RecordedEnvironment.class),
                    entry("build", RecordedBuild.class)));

    private HistoryXml() {}
}
