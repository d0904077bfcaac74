package io.jenkins.plugins.bedrock.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * What a folder says about models: which environments its jobs may use, from which prefixes, and which environments there
 * are besides. It cannot define again what is defined for the controller or in a folder around it.
 */
public final class BedrockFolderProperty extends AbstractFolderProperty<AbstractFolder<?>> {

    private static final Logger LOGGER = Logger.getLogger(BedrockFolderProperty.class.getName());

    private List<String> allowedEnvironments = new ArrayList<>();
    private List<String> allowedPrefixes = new ArrayList<>();
    private List<ModelEnvironment> environments = new ArrayList<>();

    @DataBoundConstructor
    public BedrockFolderProperty() {
        // everything is set by the setters
    }

    @NonNull
    public List<String> getAllowedEnvironments() {
        return TextList.saved(allowedEnvironments);
    }

    /**
     * The environments that jobs of the folder may use, besides those that it defines itself; none means no limit.
     *
     * @throws UnusableConfigurationException if one is not a name
     */
    @DataBoundSetter
    public void setAllowedEnvironments(@CheckForNull List<String> allowedEnvironments) {
        List<String> names = TextList.ofNames(allowedEnvironments);
        requireNames(names);
        this.allowedEnvironments = names;
    }

    @NonNull
    public List<String> getAllowedPrefixes() {
        return TextList.saved(allowedPrefixes);
    }

    /**
     * The prefixes from which jobs of the folder may take models; none means no further limit than the sources'.
     *
     * @throws UnusableConfigurationException if one is not a prefix
     */
    @DataBoundSetter
    public void setAllowedPrefixes(@CheckForNull List<String> allowedPrefixes) {
        List<String> prefixes = TextList.ofNames(allowedPrefixes);
        requirePrefixes(prefixes);
        this.allowedPrefixes = prefixes;
    }

    @NonNull
    public List<ModelEnvironment> getEnvironments() {
        return environments == null
                ? List.of()
                : environments.stream().filter(Objects::nonNull).toList();
    }

    /**
     * Further environments, for the jobs of the folder only.
     *
     * @throws UnusableConfigurationException naming the first environment with a wrong value
     */
    @DataBoundSetter
    public void setEnvironments(@CheckForNull List<ModelEnvironment> environments) {
        List<ModelEnvironment> given = new ArrayList<>(environments == null ? Collections.emptyList() : environments);
        ConfigurationReview.requireFolderEnvironments("", given);
        this.environments = given;
    }

    @Override
    protected void setOwner(@NonNull AbstractFolder<?> owner) {
        super.setOwner(owner);
        for (String problem : ConfigurationReview.ofFolder(owner, this)) {
            LOGGER.log(Level.WARNING, "In the folder {0}: {1}", new Object[] {owner.getFullName(), problem});
        }
    }

    /** @throws UnusableConfigurationException naming what is wrong */
    void requireLimits() {
        requireNames(getAllowedEnvironments());
        requirePrefixes(getAllowedPrefixes());
    }

    List<AllowedPrefix> prefixes() {
        return getAllowedPrefixes().stream().map(AllowedPrefix::parse).toList();
    }

    boolean isEmpty() {
        return getAllowedEnvironments().isEmpty()
                && getAllowedPrefixes().isEmpty()
                && getEnvironments().isEmpty();
    }

    private static void requireNames(List<String> names) {
        UnusableConfigurationException.of(
                "The list of allowed environments",
                () -> names.stream().map(EnvironmentName::new).toList());
    }

    private static void requirePrefixes(List<String> prefixes) {
        UnusableConfigurationException.of(
                "The list of allowed prefixes",
                () -> prefixes.stream().map(AllowedPrefix::parse).toList());
    }

    @Extension
    @Symbol("bedrockModelImport")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BedrockFolderProperty_DisplayName();
        }

        /** None for a folder that says nothing. */
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 req, @NonNull JSONObject form)
                throws FormException {
            try {
                BedrockFolderProperty property = (BedrockFolderProperty) super.newInstance(req, form);
                AbstractFolder<?> folder = req == null ? null : req.findAncestorObject(AbstractFolder.class);
                if (folder != null && property != null) {
                    VisibleEnvironments.around(folder).requireNew(folder.getFullName(), property.getEnvironments());
                }
                return property == null || property.isEmpty() ? null : property;
            } catch (RuntimeException | LinkageError e) {
                throw ConfigurationReview.asFormException(e, "environments");
            }
        }

        /** For the text areas. */
        public String lines(@CheckForNull List<String> list) {
            return TextList.lines(list);
        }

        /** For the text fields. */
        public String names(@CheckForNull List<String> list) {
            return TextList.names(list);
        }

        /** Checks the names, and warns of those that the folder does not see. */
        @RequirePOST
        public FormValidation doCheckAllowedEnvironments(
                @AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return new FormContext(item).checkField(() -> {
                List<String> names = TextList.ofNames(value);
                requireNames(names);
                return item == null
                        ? FormValidation.ok()
                        : VisibleEnvironments.around(item).warningOfUnknown(names);
            });
        }

        /** Checks the prefixes. */
        @RequirePOST
        public FormValidation doCheckAllowedPrefixes(
                @AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return new FormContext(item).checkField(() -> {
                requirePrefixes(TextList.ofNames(value));
                return FormValidation.ok();
            });
        }
    }
}
