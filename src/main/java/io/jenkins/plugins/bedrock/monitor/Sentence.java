package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.StrangersText;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Texts for pages and files: on one line, without what neither can hold, and not endless. */
final class Sentence {

    private static final Logger LOGGER = Logger.getLogger(Sentence.class.getName());
    private static final String OURS = "io.jenkins.plugins.bedrock.";
    private static final int LONGEST = 1_000;
    private static final int LONGEST_NAME = 300;

    private Sentence() {}

    /** What failed: our own sentences say what to do next; anything else is in the log. */
    @NonNull
    static String of(@NonNull RuntimeException failure) {
        boolean told = failure.getMessage() != null
                && (failure.getClass().getName().startsWith(OURS) || failure instanceof IllegalArgumentException);
        if (!told) {
            LOGGER.log(Level.WARNING, "A look at AWS has failed for a reason that is not known.", failure);
            return Messages.Sentence_Unknown();
        }
        return of(failure.getMessage());
    }

    @NonNull
    static String of(@NonNull String text) {
        return StrangersText.onOneLine(text, LONGEST);
    }

    /** A name or an ID that strangers may have chosen. */
    @NonNull
    static String name(@NonNull String text) {
        return StrangersText.shown(text, LONGEST_NAME);
    }
}
