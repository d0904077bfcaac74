package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * Sources and environments of the whole controller.
 *
 * <p>Forms and code are refused wrong values. A file with wrong values is read all the same, so that Jenkins starts: they
 * are logged, and refused when they are used.
 */
@Extension
@Symbol("bedrockModelImport")
public final class BedrockConfiguration extends GlobalConfiguration {

    private static final Logger LOGGER = Logger.getLogger(BedrockConfiguration.class.getName());

    /** Stapler does not call the setter of a list from which a form has removed everything. */
    private static final List<String> LISTS = List.of("sources", "environments", "controllerCredentials");

    private volatile List<ModelSource> sources = new ArrayList<>();
    private volatile List<ModelEnvironment> environments = new ArrayList<>();
    private volatile List<ControllerCredentialsGrant> controllerCredentials = new ArrayList<>();
    private volatile String supportMatrix;

    public BedrockConfiguration() {
        load();
        ConfigurationReview.ofController(this).forEach(problem -> LOGGER.log(Level.WARNING, problem));
    }

    /** The one of this controller. */
    @NonNull
    public static BedrockConfiguration get() {
        return ExtensionList.lookupSingleton(BedrockConfiguration.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.BedrockConfiguration_DisplayName();
    }

    @NonNull
    public List<ModelSource> getSources() {
        return present(sources);
    }

    /**
     * Where models come from.
     *
     * @throws UnusableConfigurationException naming the first source with a wrong value
     */
    @DataBoundSetter
    public void setSources(@CheckForNull List<ModelSource> sources) {
        List<ModelSource> given = saveable(sources);
        ConfigurationReview.requireSources(given);
        this.sources = given;
        save();
    }

    @NonNull
    public List<ModelEnvironment> getEnvironments() {
        return present(environments);
    }

    /**
     * Where models go.
     *
     * @throws UnusableConfigurationException naming the first environment with a wrong value
     */
    @DataBoundSetter
    public void setEnvironments(@CheckForNull List<ModelEnvironment> environments) {
        List<ModelEnvironment> given = saveable(environments);
        ConfigurationReview.requireEnvironments(given);
        this.environments = given;
        save();
    }

    @NonNull
    public List<ControllerCredentialsGrant> getControllerCredentials() {
        return present(controllerCredentials);
    }

    /**
     * Which folders' own AWS roles may be assumed with the controller's credentials.
     *
     * @throws UnusableConfigurationException naming the first folder with a wrong value
     */
    @DataBoundSetter
    public void setControllerCredentials(@CheckForNull List<ControllerCredentialsGrant> controllerCredentials) {
        List<ControllerCredentialsGrant> given = saveable(controllerCredentials);
        given.forEach(ControllerCredentialsGrant::requireUsable);
        this.controllerCredentials = given;
        save();
    }

    @CheckForNull
    public String getSupportMatrix() {
        return supportMatrix;
    }

    /**
     * What AWS offers beyond what this plugin was delivered with, as a JSON merge patch.
     *
     * @throws UnusableConfigurationException if it is none
     */
    @DataBoundSetter
    public void setSupportMatrix(@CheckForNull String supportMatrix) {
        String given = Util.fixEmptyAndTrim(supportMatrix);
        matrix(given);
        this.supportMatrix = given;
        save();
    }

    /**
     * What AWS can import where, changed by the administrator.
     *
     * @throws UnusableConfigurationException if the change is not a valid one
     */
    @NonNull
    public SupportMatrix matrix() {
        return matrix(supportMatrix);
    }

    /**
     * Lets what was said of a folder count for it under its new name, and not for the next folder of the old one.
     *
     * @param oldName the folder's full name until now
     */
    void follow(String oldName, String newName) {
        List<ModelSource> sourcesNow = saveable(
                getSources().stream().map(s -> s.following(oldName, newName)).toList());
        List<ControllerCredentialsGrant> grantsNow = saveable(getControllerCredentials().stream()
                .map(grant -> grant.following(oldName, newName))
                .toList());
        sources = sourcesNow;
        controllerCredentials = grantsNow;
        getEnvironments().forEach(environment -> environment.follow(oldName, newName));
        save();
    }

    /** Whether anything is said of this folder. */
    boolean names(String folder) {
        return getControllerCredentials().stream()
                        .anyMatch(grant -> grant.getFolder().equals(folder))
                || getSources().stream()
                        .flatMap(source -> source.getPrefixes().stream())
                        .anyMatch(prefix -> prefix.names(folder))
                || getEnvironments().stream().anyMatch(environment -> environment.namesJobsOf(folder));
    }

    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        LISTS.stream().filter(list -> !json.has(list)).forEach(list -> json.put(list, new JSONArray()));
        List<ModelSource> sourcesBefore = sources;
        List<ModelEnvironment> environmentsBefore = environments;
        List<ControllerCredentialsGrant> controllerCredentialsBefore = controllerCredentials;
        String supportMatrixBefore = supportMatrix;
        try (BulkChange change = new BulkChange(this)) {
            req.bindJSON(this, json);
            change.commit();
            return true;
        } catch (RuntimeException | IOException e) {
            sources = sourcesBefore;
            environments = environmentsBefore;
            controllerCredentials = controllerCredentialsBefore;
            supportMatrix = supportMatrixBefore;
            throw ConfigurationReview.asFormException(e, "environments");
        }
    }

    /** Checks the change of the support matrix. */
    @RequirePOST
    public FormValidation doCheckSupportMatrix(@QueryParameter String value) {
        return new FormContext(null).check(() -> matrix(Util.fixEmptyAndTrim(value)));
    }

    private static SupportMatrix matrix(String patch) {
        try {
            return patch == null ? SupportMatrix.builtIn() : SupportMatrix.overriddenBy(patch);
        } catch (ModelProblem e) {
            throw new UnusableConfigurationException(
                    "The change of what AWS supports cannot be used: " + e.getMessage());
        }
    }

    private static <T> List<T> present(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** In a list that Jenkins can save. */
    private static <T> List<T> saveable(List<T> list) {
        return new ArrayList<>(list == null ? Collections.emptyList() : list);
    }
}
