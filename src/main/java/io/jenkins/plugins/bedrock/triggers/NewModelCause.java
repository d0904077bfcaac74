package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Cause;
import org.kohsuke.stapler.export.Exported;

/** A build was started for a new model. Saved with builds. */
public final class NewModelCause extends Cause {

    private final String model;
    private final String digest;
    private final String why;

    NewModelCause(@NonNull FoundModel found) {
        this.model = found.model();
        this.digest = found.digest().orElse(null);
        this.why = found.why();
    }

    /** Where the model lies. */
    @Exported
    @NonNull
    public String getModel() {
        return model;
    }

    /** What the model is, if that was known when the build was started. */
    @Exported
    @CheckForNull
    public String getDigest() {
        return digest;
    }

    @Override
    public String getShortDescription() {
        return why;
    }

    /** Two models are two builds, also while both wait in the queue. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NewModelCause cause && model.equals(cause.model) && why.equals(cause.why);
    }

    @Override
    public int hashCode() {
        return model.hashCode();
    }
}
