package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.operation.KnownModels;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a ledger knows of all imported models of an account and Region. */
public final class RecordedModels {

    private RecordedModels() {}

    /**
     * Those of an environment, and of every other that has the same account and Region: who looks there sees them all.
     *
     * @param environment of which only account and Region count
     */
    @NonNull
    public static KnownModels besides(@NonNull FileLedger ledger, @NonNull EnvironmentId environment) {
        List<PromotionRecord> imports = new ArrayList<>();
        Set<String> deleted = new HashSet<>();
        for (ModelHistory history : ledger.histories()) {
            for (RecordedImport entry : history.getImports()) {
                if (entry.getEnvironment().toId().isBeside(environment)) {
                    imports.add(entry.toRecord(history.getSha256()));
                    if (entry.getDetails().getDeletion() != null) {
                        deleted.add(entry.getModelArn());
                    }
                }
            }
        }
        return new KnownModels(imports, deleted);
    }
}
