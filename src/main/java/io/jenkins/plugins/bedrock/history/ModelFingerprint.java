package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.model.Fingerprint;
import hudson.model.Run;
import hudson.tasks.Fingerprinter.FingerprintAction;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * The trace of a model among Jenkins' fingerprints: in which builds it was, and, in a facet for each environment, where it
 * went. A trace only: whatever is not there, or is not true, opens and closes no environment.
 */
public final class ModelFingerprint {

    private static final Logger LOGGER = Logger.getLogger(ModelFingerprint.class.getName());

    /** Fingerprints are MD5 sums; so many of the digest's digits are as good. */
    private static final int DIGITS = 32;

    private ModelFingerprint() {}

    /**
     * Leaves a trace of what is known now; of what was left before, nothing changes.
     *
     * @param environment its name
     */
    public static void leave(@NonNull Run<?, ?> run, @NonNull String environment, @NonNull PromotionRecord entry) {
        try {
            Fingerprint fingerprint = ofModel(entry);
            synchronized (fingerprint) {
                leave(fingerprint, run, environment, entry);
            }
            link(run, fingerprint);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "The model " + entry.digest() + " leaves no trace in " + run
                            + ": its fingerprint could not be read or written.");
        }
    }

    /** The name says nothing to those who may not see the model's builds: everybody may open a fingerprint. */
    private static Fingerprint ofModel(PromotionRecord entry) throws IOException {
        return Jenkins.get()
                .getFingerprintMap()
                .getOrCreate((Run<?, ?>) null, "model " + entry.digest().shortForm(), key(entry));
    }

    private static String key(PromotionRecord entry) {
        return entry.digest().sha256().substring(0, DIGITS);
    }

    private static void leave(Fingerprint fingerprint, Run<?, ?> run, String environment, PromotionRecord entry)
            throws IOException {
        try (BulkChange all = new BulkChange(fingerprint)) {
            fingerprint.addFor(run);
            ModelFingerprintFacet facet = new ModelFingerprintFacet(fingerprint, run, environment, entry);
            if (fingerprint.getPersistedFacets().stream().noneMatch(facet::says)) {
                fingerprint.getPersistedFacets().removeIf(facet::isOfSameEnvironment);
                fingerprint.getPersistedFacets().add(facet);
            }
            all.commit();
        }
    }

    private static void link(Run<?, ?> run, Fingerprint fingerprint) throws IOException {
        Map<String, String> record = Map.of(fingerprint.getFileName(), fingerprint.getHashString());
        synchronized (run) {
            FingerprintAction known = run.getAction(FingerprintAction.class);
            if (known == null) {
                run.addAction(new FingerprintAction(run, record));
            } else if (!known.getRecords().keySet().containsAll(record.keySet())) {
                known.add(record);
            }
            run.save();
        }
    }
}
