package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * Lets the jobs of a folder assume roles with the controller's own credentials, although the credential for the role is
 * stored in the folder.
 */
public final class ControllerCredentialsGrant implements Describable<ControllerCredentialsGrant> {

    /** With the account written out: a wildcard there would open every account that trusts this controller. */
    private static final Pattern ROLE_PATTERN =
            Pattern.compile("arn:aws(?:-[a-z]+)*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/*-]+");

    private final String folder;
    private final String rolePattern;

    /**
     * @param folder its full name; counts for all jobs below it
     * @param rolePattern the ARN of a role, in whose path and name {@code *} stands for any characters
     */
    @DataBoundConstructor
    public ControllerCredentialsGrant(String folder, String rolePattern) {
        this.folder = Util.fixEmptyAndTrim(folder);
        this.rolePattern = Util.fixEmptyAndTrim(rolePattern);
    }

    @NonNull
    public String getFolder() {
        return Util.fixNull(folder);
    }

    @NonNull
    public String getRolePattern() {
        return Util.fixNull(rolePattern);
    }

    /** Whether an item lies in the folder and the role has the pattern; a grant with a wrong value allows nothing. */
    boolean allows(Item item, RoleArn role) {
        String name = item.getFullName();
        return isUsable()
                && (name.equals(folder) || name.startsWith(folder + "/"))
                && regex().matcher(role.value()).matches();
    }

    /** The same for a folder that has another name now. */
    ControllerCredentialsGrant following(String oldName, String newName) {
        return getFolder().equals(oldName) ? new ControllerCredentialsGrant(newName, rolePattern) : this;
    }

    /** @throws UnusableConfigurationException naming what is wrong */
    void requireUsable() {
        UnusableConfigurationException.of("The controller's credentials for the folder " + getFolder(), () -> {
            requireFolder(getFolder());
            return requireRolePattern(getRolePattern());
        });
    }

    private boolean isUsable() {
        try {
            requireUsable();
            return true;
        } catch (UnusableConfigurationException e) {
            return false;
        }
    }

    private Pattern regex() {
        return Pattern.compile(Arrays.stream(getRolePattern().split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    private static String requireFolder(String folder) {
        if (folder.isEmpty() || folder.startsWith("/") || folder.endsWith("/") || folder.contains("*")) {
            throw new IllegalArgumentException("'" + folder + "' is not the full name of a folder: write it as its"
                    + " address has it, without wildcards, for example team-a/promotions.");
        }
        return folder;
    }

    private static String requireRolePattern(String pattern) {
        if (!ROLE_PATTERN.matcher(pattern).matches()) {
            throw new IllegalArgumentException("'" + pattern + "' is not a pattern for the ARNs of roles: partition and"
                    + " account are written out, and * stands for any characters of path and name, for example"
                    + " arn:aws:iam::111122223333:role/team-a/*.");
        }
        return pattern;
    }

    @Extension
    @Symbol("controllerCredentialsGrant")
    public static final class DescriptorImpl extends Descriptor<ControllerCredentialsGrant> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ControllerCredentialsGrant_DisplayName();
        }

        /** Checks the name, and warns if there is no such folder. */
        @RequirePOST
        public FormValidation doCheckFolder(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return new FormContext(item).checkField(() -> {
                String name = requireFolder(Util.fixNull(value).strip());
                return Jenkins.get().getItemByFullName(name) == null
                        ? FormValidation.warning(Messages.ControllerCredentialsGrant_NoSuchFolder(name))
                        : FormValidation.ok();
            });
        }

        /** Checks that the pattern names an account. */
        @RequirePOST
        public FormValidation doCheckRolePattern(
                @AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return new FormContext(item)
                    .check(() -> requireRolePattern(Util.fixNull(value).strip()));
        }
    }
}
