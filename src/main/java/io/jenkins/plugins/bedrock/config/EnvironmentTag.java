package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.importing.ResourceTags;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A tag for the import jobs and imported models of an environment. */
public final class EnvironmentTag implements Describable<EnvironmentTag> {

    @SuppressWarnings("lgtm[jenkins/plaintext-storage]") // the name of a tag, no secret
    private final String key;

    private final String value;

    @DataBoundConstructor
    public EnvironmentTag(String key, String value) {
        this.key = Util.fixNull(key).strip();
        this.value = Util.fixNull(value).strip();
    }

    @NonNull
    public String getKey() {
        return Util.fixNull(key);
    }

    @NonNull
    public String getValue() {
        return Util.fixNull(value);
    }

    @Extension
    @Symbol("environmentTag")
    public static final class DescriptorImpl extends Descriptor<EnvironmentTag> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EnvironmentTag_DisplayName();
        }

        /** Checks key and value. */
        @RequirePOST
        public FormValidation doCheckValue(
                @AncestorInPath @CheckForNull Item item, @QueryParameter String value, @QueryParameter String key) {
            return new FormContext(item)
                    .check(() -> new ResourceTags(Map.of(
                            Util.fixNull(key).strip(), Util.fixNull(value).strip())));
        }
    }
}
