package io.jenkins.plugins.bedrock.parameters;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.StringParameterValue;
import java.util.Objects;
import org.kohsuke.stapler.export.Exported;

/**
 * A model version that was chosen: where it lies, as steps take it for {@code model}, and what it is. The digest is in the
 * environment as the parameter's name and {@code _DIGEST}. Saved with builds.
 */
public final class AcceptedModelParameterValue extends StringParameterValue {

    private static final long serialVersionUID = 1L;

    private final String digest;
    private final String version;

    AcceptedModelParameterValue(String name, AcceptedModel model) {
        super(name, model.getModel());
        this.digest = model.getDigest();
        this.version = model.getVersion();
    }

    /** What the model was when it was chosen: {@code sha256:} and 64 hexadecimal digits. */
    @Exported
    @NonNull
    public String getDigest() {
        return digest;
    }

    /** For example {@code support-bot/v7}. */
    @Exported
    @NonNull
    public String getVersion() {
        return version;
    }

    @Override
    public void buildEnvironment(Run<?, ?> build, EnvVars env) {
        super.buildEnvironment(build, env);
        env.put(getName() + "_DIGEST", digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AcceptedModelParameterValue chosen
                && super.equals(other)
                && digest.equals(chosen.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), digest);
    }

    @Override
    public String getShortDescription() {
        return getName() + '=' + version + " (" + getValue() + ')';
    }
}
