package io.jenkins.plugins.bedrock.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.ParameterValue;
import hudson.model.SimpleParameterDefinition;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.builds.ModelForm;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * A parameter of a build that offers the model versions which an environment has accepted, and takes no other: whether by
 * form, command line, remote API or another build.
 */
public final class AcceptedModelParameterDefinition extends SimpleParameterDefinition {

    private static final long serialVersionUID = 1L;

    private final String environment;
    private String modelName;
    private transient volatile ParameterOwner owner;

    /** @param environment whose accepted versions are offered, by its name as the job uses it */
    @DataBoundConstructor
    public AcceptedModelParameterDefinition(@NonNull String name, @CheckForNull String environment) {
        super(name);
        this.environment = Util.fixNull(environment).trim();
    }

    @NonNull
    public String getEnvironment() {
        return environment;
    }

    /** What people call the model, for example {@code support-bot}; no value offers versions of all models. */
    @CheckForNull
    public String getModelName() {
        return modelName;
    }

    @DataBoundSetter
    public void setModelName(@CheckForNull String modelName) {
        this.modelName = Util.fixEmptyAndTrim(modelName);
    }

    /** What whoever asks may choose. For the view. */
    @Restricted(NoExternalUse.class)
    @NonNull
    public AcceptedModelOffer getOffer() {
        return AcceptedModelOffer.of(this, owner().find());
    }

    /**
     * The version that is meant.
     *
     * @param value its digest, or where it lies, which means the one that was accepted last there
     * @throws IllegalArgumentException if that is not offered
     */
    @Override
    public ParameterValue createValue(@CheckForNull String value) {
        String given = Util.fixNull(value).trim();
        AcceptedModelOffer offer = getOffer();
        return offer.find(given)
                .map(this::value)
                .orElseThrow(() -> new IllegalArgumentException(
                        offer.newest().isEmpty()
                                ? offer.getProblem()
                                : Messages.AcceptedModelParameterDefinition_NotOffered(given, getName(), environment)));
    }

    @Override
    public ParameterValue createValue(StaplerRequest2 request, JSONObject form) {
        ParameterValue value = createValue(form.optString("value"));
        value.setDescription(getDescription());
        return value;
    }

    /** The version that was accepted last; no value if there is none. */
    @Override
    @CheckForNull
    public ParameterValue getDefaultParameterValue() {
        return getOffer().newest().map(this::value).orElse(null);
    }

    /** Whether a value that was made elsewhere is one that is offered still. */
    @Override
    public boolean isValid(ParameterValue value) {
        return value instanceof AcceptedModelParameterValue chosen
                && getOffer().find(chosen.getDigest()).isPresent();
    }

    private ParameterValue value(AcceptedModel model) {
        AcceptedModelParameterValue value = new AcceptedModelParameterValue(getName(), model);
        value.setDescription(getDescription());
        return value;
    }

    private ParameterOwner owner() {
        ParameterOwner known = owner;
        if (known == null) {
            known = new ParameterOwner(this);
            owner = known;
        }
        return known;
    }

    @Extension
    @Symbol("acceptedModel")
    public static final class DescriptorImpl extends ParameterDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AcceptedModelParameterDefinition_DisplayName();
        }

        @RequirePOST
        public ListBoxModel doFillEnvironmentItems(@AncestorInPath Item item, @QueryParameter String environment) {
            return ModelForm.environments(item, environment);
        }

        /** Checks that the job may use the environment. */
        @RequirePOST
        public FormValidation doCheckEnvironment(@AncestorInPath Item item, @QueryParameter String value) {
            return ModelForm.checkEnvironment(item, value);
        }
    }
}
