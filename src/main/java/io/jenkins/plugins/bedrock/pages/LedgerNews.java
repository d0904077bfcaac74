package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.RecordedDeletion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the ledger knows of what a build has imported, by now. */
final class LedgerNews {

    private static final Logger LOGGER = Logger.getLogger(LedgerNews.class.getName());

    private final Optional<PromotionRecord> entry;
    private final Optional<RecordedDeletion> deletion;
    private final Optional<String> recalled;

    private LedgerNews(
            Optional<PromotionRecord> entry, Optional<RecordedDeletion> deletion, Optional<String> recalled) {
        this.entry = entry;
        this.deletion = deletion;
        this.recalled = recalled;
    }

    /** Of the model that one of the jobs has made; a file of the ledger that is damaged tells nothing. */
    @NonNull
    static LedgerNews find(@NonNull List<ModelDigest> digests, @NonNull Collection<String> jobs) {
        FileLedger ledger = FileLedger.get();
        try {
            Optional<PromotionRecord> entry = digests.stream()
                    .distinct()
                    .flatMap(digest -> ledger.find(digest).stream())
                    .filter(known -> jobs.contains(known.jobArn()))
                    .reduce((earlier, later) -> later);
            Optional<RecordedDeletion> deletion = digests.stream()
                    .distinct()
                    .flatMap(digest -> ledger.history(digest).getImports().stream())
                    .filter(known -> jobs.contains(known.getJobArn()))
                    .reduce((earlier, later) -> later)
                    .map(known -> known.getDetails().getDeletion());
            Optional<String> recalled = digests.stream()
                    .distinct()
                    .flatMap(digest -> ledger.recalled(digest).stream())
                    .findFirst();
            return new LedgerNews(entry, deletion, recalled);
        } catch (PromotionRefusedException damaged) {
            LOGGER.log(Level.FINE, "Nothing is known of the models of a build.", damaged);
            return new LedgerNews(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    @NonNull
    Optional<PromotionRecord> entry() {
        return entry;
    }

    /** That the imported model is gone; no value if it was not deleted, or AWS has lost it in another way. */
    @NonNull
    Optional<RecordedDeletion> deletion() {
        return deletion;
    }

    /** Why the model was recalled; no value if it was not. */
    @NonNull
    Optional<String> recalled() {
        return recalled;
    }
}
