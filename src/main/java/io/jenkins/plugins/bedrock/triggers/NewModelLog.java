package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The page of a job that shows what came of its trigger's last look for new models. Lies in a file next to the job. */
@Restricted(NoExternalUse.class)
public final class NewModelLog implements Action {

    private static final Logger LOGGER = Logger.getLogger(NewModelLog.class.getName());

    private final transient Job<?, ?> job;

    NewModelLog(@NonNull Job<?, ?> job) {
        this.job = job;
    }

    /** What came of the last look replaces what came of the one before. */
    void write(@NonNull List<String> lines) {
        try {
            if (job.getRootDir().isDirectory()) {
                Files.write(path(), lines, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "What the trigger of " + job.getFullName() + " has seen: " + lines);
        }
    }

    /** For the view. */
    @NonNull
    public String getText() {
        try {
            return Files.readString(path());
        } catch (NoSuchFileException e) {
            return Messages.NewModelLog_Nothing();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> path() + " cannot be read.");
            return Messages.NewModelLog_Unreadable();
        }
    }

    /** For the view. */
    @NonNull
    public Item getItem() {
        return job;
    }

    @Override
    public String getIconFileName() {
        return "symbol-document-text";
    }

    @Override
    public String getDisplayName() {
        return Messages.NewModelLog_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "newModels";
    }

    private Path path() {
        return job.getRootDir().toPath().resolve("new-models.log");
    }
}
