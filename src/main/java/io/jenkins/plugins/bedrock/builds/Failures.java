package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/**
 * What failed, as a build tells it: one sentence without a stack trace. The causes stay behind, since the SDK's
 * exceptions cannot be saved with a build.
 */
public final class Failures {

    private static final Logger LOGGER = Logger.getLogger(Failures.class.getName());
    private static final String ENGINE = "io.jenkins.plugins.bedrock.";

    private static final String HOME = "JENKINS_HOME";

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
        } else if (told instanceof UncheckedIOException) {
            LOGGER.log(Level.WARNING, "A build failed, because files could not be read or written.", told);
        }
        return new AbortException(sentence(told));
    }

    /** The same sentence, for what is kept of a failure. */
    @NonNull
    static String sentence(@NonNull Throwable failure) {
        return isMeantForPeople(failure)
                ? clean(failure.getMessage())
                : "This failed for a reason that is not known: " + clean(failure.toString())
                        + ". The log of the controller has the details.";
    }

    private static boolean isMeantForPeople(Throwable failure) {
        return failure.getMessage() != null
                && (failure.getClass().getName().startsWith(ENGINE)
                        || failure instanceof IllegalArgumentException
                        || failure instanceof IllegalStateException
                        || failure instanceof AccessDeniedException
                        || failure instanceof UncheckedIOException);
    }

    /** Where Jenkins has its files is nothing for those who may read a build. */
    private static String clean(String text) {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return PlainText.of(jenkins == null ? text : withoutHome(text, jenkins.getRootDir()));
    }

    private static String withoutHome(String text, File home) {
        String clean = text;
        for (String place : places(home)) {
            clean = clean.replace(place, HOME);
        }
        return clean;
    }

    /** The home under all its names, the longest first. */
    private static List<String> places(File home) {
        Set<String> places =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        places.add(home.getPath());
        places.add(home.getAbsolutePath());
        try {
            places.add(home.getCanonicalPath());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "Jenkins' home has no other name.", e);
        }
        return List.copyOf(places);
    }
}
