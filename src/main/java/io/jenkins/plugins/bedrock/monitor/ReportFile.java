package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.XmlFile;
import java.io.File;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * What was found last, in memory and in a file, so that it is known after a restart without asking AWS again. Nothing is
 * lost with the file: it is found anew.
 *
 * @param <T> what is kept, a plain class
 */
final class ReportFile<T> {

    private static final Logger LOGGER = Logger.getLogger(ReportFile.class.getName());

    private final Class<T> kind;
    private final String name;
    private final Predicate<T> whole;
    private T last;
    private boolean read;

    /**
     * A file that need not be there.
     *
     * @param name of the file in {@code bedrock-model-import} in Jenkins' home
     * @param whole whether this version understands what the file held; what another version has written may have values
     *     that are not known here
     */
    ReportFile(Class<T> kind, String name, Predicate<T> whole) {
        this.kind = kind;
        this.name = name;
        this.whole = whole;
    }

    /** Null if nothing was found yet. */
    @CheckForNull
    synchronized T last() {
        if (!read) {
            last = fromDisk();
            read = true;
        }
        return last;
    }

    synchronized void keep(@NonNull T report) {
        last = report;
        read = true;
        try {
            file().write(report);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> name + " could not be written: what it tells is lost with a restart.");
        }
    }

    private T fromDisk() {
        XmlFile file = file();
        try {
            Object there = file.exists() ? file.read() : null;
            return kind.isInstance(there) && whole.test(kind.cast(there)) ? kind.cast(there) : null;
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> file + " could not be read; it is written again with the next result.");
            return null;
        }
    }

    private XmlFile file() {
        return new XmlFile(Jenkins.XSTREAM2, new File(Jenkins.get().getRootDir(), "bedrock-model-import/" + name));
    }
}
