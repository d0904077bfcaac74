package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.history.ModelHistory;
import io.jenkins.plugins.bedrock.history.RecordedImport;
import io.jenkins.plugins.bedrock.history.RecordedPromotion;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which version of each model is current in each environment: what {@link
 * io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger#current} says, found out for all of them at once.
 */
final class CurrentModels {

    private final Map<Slot, Promoted> last = new HashMap<>();

    private CurrentModels() {}

    @NonNull
    static CurrentModels of(@NonNull Collection<ModelHistory> ledger) {
        CurrentModels current = new CurrentModels();
        ledger.forEach(history -> counting(history).stream()
                .filter(entry ->
                        entry.getAccepted() != null && entry.getDetails().getDeletion() == null)
                .forEach(current::add));
        return current;
    }

    /** Of several imports of one model into an environment the last one counts. */
    private static Collection<RecordedImport> counting(ModelHistory history) {
        Map<EnvironmentId, RecordedImport> last = new HashMap<>();
        history.getImports().forEach(entry -> last.put(entry.getEnvironment().toId(), entry));
        return last.values();
    }

    private void add(RecordedImport entry) {
        last.merge(Slot.of(entry), Promoted.of(entry), Promoted::later);
    }

    boolean isCurrent(@CheckForNull RecordedImport entry) {
        Promoted promoted = entry == null ? null : last.get(Slot.of(entry));
        return promoted != null && promoted.modelArn().equals(entry.getModelArn());
    }

    /** Where one version takes the place of another: the part of a version before its last slash is the model's name. */
    private record Slot(EnvironmentId environment, String model) {

        static Slot of(RecordedImport entry) {
            String version = entry.getVersion();
            int end = version.lastIndexOf('/');
            return new Slot(entry.getEnvironment().toId(), end < 0 ? version : version.substring(0, end));
        }
    }

    private record Promoted(Instant at, String modelArn) {

        static Promoted of(RecordedImport entry) {
            RecordedPromotion noted = entry.getDetails().getPromotion();
            return new Promoted(
                    Instant.parse(noted == null ? entry.getAccepted() : noted.getAt()), entry.getModelArn());
        }

        Promoted later(Promoted other) {
            return other.at().isBefore(at) ? this : other;
        }
    }
}
