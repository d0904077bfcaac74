package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.security.access.AccessDeniedException;

/**
 * What failed, as a build tells it: one sentence without a stack trace. The causes stay behind, since the SDK's
 * exceptions cannot be saved with a build.
 */
public final class Failures {

    private static final Logger LOGGER = Logger.getLogger(Failures.class.getName());
    private static final String ENGINE = "io.jenkins.plugins.bedrock.";

    private Failures() {}

    /** What a build fails with. */
    @NonNull
    public static AbortException toldToBuild(@NonNull Throwable failure) {
        Throwable told =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (told instanceof AbortException abort) {
            return abort;
        }
        if (!isMeantForPeople(told)) {
            LOGGER.log(Level.WARNING, "A build failed for a reason that is not known.", told);
            return new AbortException("This failed for a reason that is not known: " + told
                    + ". The log of the controller has the details.");
        }
        return new AbortException(PlainText.of(told.getMessage()));
    }

    private static boolean isMeantForPeople(Throwable failure) {
        return failure.getMessage() != null
                && (failure.getClass().getName().startsWith(ENGINE)
                        || failure instanceof IllegalArgumentException
                        || failure instanceof IllegalStateException
                        || failure instanceof AccessDeniedException);
    }
}
