package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The form of a source's prefix, with the button that tries the source's role on it. */
@Extension
@Symbol("sourcePrefix")
public final class SourcePrefixDescriptor extends Descriptor<SourcePrefix> {

    public SourcePrefixDescriptor() {
        super(SourcePrefix.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.SourcePrefix_DisplayName();
    }

    /** For the text field. */
    public String names(@CheckForNull List<String> list) {
        return TextList.names(list);
    }

    /** Checks the prefix. */
    @RequirePOST
    public FormValidation doCheckPrefix(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item)
                .check(() -> AllowedPrefix.parse(Util.fixNull(value).strip()));
    }

    /** Checks the names of the environments, and warns if the prefix goes nowhere. */
    @RequirePOST
    public FormValidation doCheckEnvironments(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).checkField(() -> {
            List<String> names = TextList.ofNames(value);
            names.forEach(EnvironmentReference::parse);
            return names.isEmpty()
                    ? FormValidation.warning(Messages.SourcePrefix_NoEnvironments())
                    : FormValidation.ok();
        });
    }

    /** Tries what the steps will need of the source's role below this prefix, and lists what is missing. */
    @RequirePOST
    public FormValidation doTryPermissions(
            @AncestorInPath @CheckForNull Item item,
            @QueryParameter String prefix,
            @QueryParameter String name,
            @QueryParameter String account,
            @QueryParameter String region,
            @QueryParameter String credentialsId,
            @QueryParameter String policyManagedBy,
            @QueryParameter String keyArns) {
        // A source is the controller's: whoever configures a job is not to try its role out.
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        FormContext context = new FormContext(item);
        ModelSource typed = new ModelSource(name, account, region);
        typed.setCredentialsId(credentialsId);
        typed.setPolicyManagedBy(policyManagedBy);
        typed.setKeyArns(TextList.ofNames(keyArns));
        typed.setPrefixes(List.of(new SourcePrefix(prefix, List.of())));
        return PermissionTrial.ofSource(context, typed);
    }
}
