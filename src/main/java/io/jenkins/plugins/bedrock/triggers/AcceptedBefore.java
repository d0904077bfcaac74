package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.Predecessors;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionPath;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.ImportDetails;
import io.jenkins.plugins.bedrock.history.ModelHistory;
import io.jenkins.plugins.bedrock.history.RecordedImport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The models that an environment would take, because its predecessors have accepted them long enough. Makes no call. */
final class AcceptedBefore {

    private final List<Environment> predecessors;
    private final Environment target;
    private final FileLedger ledger = FileLedger.get();
    private final Instant now = AwsConnection.get().background().scheduler().instant();

    AcceptedBefore(@NonNull PromotionPath path, @NonNull Environment target) {
        this.predecessors = path.predecessors(target);
        this.target = target;
    }

    /**
     * Those that may be offered, and that the environment has not accepted itself; the one that has waited longest first.
     *
     * @param allowed from where models may come
     */
    @NonNull
    List<FoundModel> models(@NonNull Predicate<String> allowed) {
        return ledger.histories().stream()
                .flatMap(history -> model(history, allowed).stream())
                .sorted(Comparator.comparing(FoundModel::state))
                .toList();
    }

    private Optional<FoundModel> model(ModelHistory history, Predicate<String> allowed) {
        ModelDigest digest = new ModelDigest(history.getSha256(), Strength.ETAG);
        if (!ledger.isOfferable(digest)
                || ledger.find(digest, target.id())
                        .filter(PromotionRecord::isAccepted)
                        .isPresent()) {
            return Optional.empty();
        }
        return decisive(predecessors.stream()
                        .flatMap(where -> accepted(digest, where).stream())
                        .toList())
                .flatMap(entry -> found(history, entry, allowed));
    }

    /** By which acceptance there are enough of them; none if there are not. */
    private Optional<PromotionRecord> decisive(List<PromotionRecord> acceptances) {
        Comparator<PromotionRecord> byTime = Comparator.comparing(AcceptedBefore::since);
        if (target.entry().predecessors().rule() == Predecessors.Rule.ANY) {
            return acceptances.stream().min(byTime);
        }
        return acceptances.size() == predecessors.size() ? acceptances.stream().max(byTime) : Optional.empty();
    }

    private Optional<PromotionRecord> accepted(ModelDigest digest, Environment where) {
        return ledger.find(digest, where.id())
                .filter(PromotionRecord::isAccepted)
                .filter(entry -> !now.isBefore(since(entry).plus(target.entry().soak())));
    }

    private Optional<FoundModel> found(ModelHistory history, PromotionRecord entry, Predicate<String> allowed) {
        return placeOf(history, entry.environment())
                .filter(allowed)
                .map(model -> FoundModel.accepted(
                        entry.digest().toString(), model, entry.version(), nameOf(entry.environment()), since(entry)));
    }

    private static Optional<String> placeOf(ModelHistory history, EnvironmentId where) {
        return history.getImports().stream()
                .filter(entry -> entry.getEnvironment().toId().equals(where))
                .reduce((earlier, later) -> later)
                .map(RecordedImport::getDetails)
                .map(ImportDetails::getModel);
    }

    private String nameOf(EnvironmentId where) {
        return predecessors.stream()
                .filter(predecessor -> predecessor.id().equals(where))
                .map(predecessor -> predecessor.name().value())
                .findFirst()
                .orElseThrow();
    }

    private static Instant since(PromotionRecord entry) {
        return entry.accepted().orElseThrow();
    }
}
