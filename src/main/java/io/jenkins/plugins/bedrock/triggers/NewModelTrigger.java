package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.builds.ModelForm;
import io.jenkins.plugins.bedrock.config.Durations;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * Starts a job for each new model: one that was uploaded below a watched prefix, if the environment takes models straight
 * from their source; one that its predecessors have accepted, if it has any. {@link NewModelPolls} looks.
 */
public final class NewModelTrigger extends Trigger<Job<?, ?>> {

    static final Duration DEFAULT_EVERY = Duration.ofMinutes(5);
    static final Duration LEAST_EVERY = Duration.ofMinutes(1);
    private static final String DEFAULT_PARAMETER = "MODEL";

    private final String environment;
    private String prefix;
    private String parameter;
    private String every;
    private boolean buildExisting;

    /** @param environment into which the job takes models, by its name as the job uses it */
    @DataBoundConstructor
    public NewModelTrigger(@NonNull String environment) {
        this.environment = Util.fixNull(environment).trim();
    }

    @NonNull
    public String getEnvironment() {
        return environment;
    }

    /** Below which models lie, each in a folder of its own; no value for any place, if predecessors are watched. */
    @CheckForNull
    public String getPrefix() {
        return prefix;
    }

    @DataBoundSetter
    public void setPrefix(@CheckForNull String prefix) {
        this.prefix = Util.fixEmptyAndTrim(prefix);
    }

    /** The parameter of the job that gets the place of the model; the one with {@code _DIGEST} behind it gets its digest. */
    @NonNull
    public String getParameter() {
        return parameter == null ? DEFAULT_PARAMETER : parameter;
    }

    @DataBoundSetter
    public void setParameter(@CheckForNull String parameter) {
        String given = Util.fixEmptyAndTrim(parameter);
        this.parameter = DEFAULT_PARAMETER.equals(given) ? null : given;
    }

    /** How often is looked, for example {@code 10m}; no value means every five minutes. */
    @CheckForNull
    public String getEvery() {
        return every;
    }

    @DataBoundSetter
    public void setEvery(@CheckForNull String every) {
        this.every = Util.fixEmptyAndTrim(every);
    }

    /** Whether the job is started for models, too, that are there when the trigger looks for the first time. */
    public boolean isBuildExisting() {
        return buildExisting;
    }

    @DataBoundSetter
    public void setBuildExisting(boolean buildExisting) {
        this.buildExisting = buildExisting;
    }

    /** @throws IllegalArgumentException if it is no time, or too short a one */
    @NonNull
    Duration interval() {
        return every == null ? DEFAULT_EVERY : interval(every);
    }

    private static Duration interval(String text) {
        Duration given = Durations.parse(text);
        if (given.compareTo(LEAST_EVERY) < 0) {
            throw new IllegalArgumentException(Messages.NewModelTrigger_TooOften(text));
        }
        return given;
    }

    @Override
    public Collection<? extends Action> getProjectActions() {
        return job == null ? List.of() : List.of(new NewModelLog(job));
    }

    @Extension
    @Symbol("newModel")
    public static final class DescriptorImpl extends TriggerDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NewModelTrigger_DisplayName();
        }

        @Override
        public boolean isApplicable(Item item) {
            return item instanceof Job && item instanceof ParameterizedJobMixIn.ParameterizedJob;
        }

        @RequirePOST
        public ListBoxModel doFillEnvironmentItems(@AncestorInPath Item item, @QueryParameter String environment) {
            return ModelForm.environments(item, environment);
        }

        @RequirePOST
        public FormValidation doCheckEnvironment(@AncestorInPath Item item, @QueryParameter String value) {
            return ModelForm.checkEnvironment(item, value);
        }

        /** Checks the form of the prefix; whether the job may look there shows at the first look. */
        @RequirePOST
        public FormValidation doCheckPrefix(@AncestorInPath Item item, @QueryParameter String value) {
            return Util.fixNull(value).isBlank() ? FormValidation.ok() : ModelForm.checkModel(item, value);
        }

        @RequirePOST
        public FormValidation doCheckEvery(@AncestorInPath Item item, @QueryParameter String value) {
            return ModelForm.checkOptional(item, value, NewModelTrigger::interval);
        }
    }
}
