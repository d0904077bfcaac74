package io.jenkins.plugins.bedrock.history;

import java.util.Map;

/** How the history of a model is written. */
final class HistoryXml {

    private static final String NOBODY = "0".repeat(64);

    static final StrictXml<ModelHistory> XML = new StrictXml<>(
            ModelHistory.class,
            ModelHistory.none(NOBODY),
            Map.of(
                    "model", ModelHistory.class,
                    "import", RecordedImport.class,
                    "override", RecordedOverride.class,
                    "recall", RecordedRecall.class,
                    "environment", RecordedEnvironment.class));

    private HistoryXml() {}
}
