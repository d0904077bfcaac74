package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.access.KeyArn;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import java.util.List;
import java.util.Locale;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The form of a source. */
@Extension
@Symbol("modelSource")
public final class ModelSourceDescriptor extends Descriptor<ModelSource> {

    public ModelSourceDescriptor() {
        super(ModelSource.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ModelSource_DisplayName();
    }

    /** For the text areas. */
    public String lines(@CheckForNull List<String> list) {
        return TextList.lines(list);
    }

    /** Regions where models can be imported; others may be typed. */
    @RequirePOST
    public ComboBoxModel doFillRegionItems(@AncestorInPath @CheckForNull Item item) {
        return Regions.suggestions(item);
    }

    /** The AWS roles that can be chosen here. */
    @RequirePOST
    public ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath @CheckForNull Item item, @QueryParameter String credentialsId) {
        return AwsRoles.items(item, credentialsId);
    }

    /** Who can manage the policies. */
    @RequirePOST
    public ListBoxModel doFillPolicyManagedByItems(
            @AncestorInPath @CheckForNull Item item, @QueryParameter String policyManagedBy) {
        return new FormContext(item)
                .items(
                        policyManagedBy,
                        new ListBoxModel(
                                new ListBoxModel.Option(Messages.ModelSource_Owners(), lower(PolicyOwner.OWNERS)),
                                new ListBoxModel.Option(Messages.ModelSource_Plugin(), lower(PolicyOwner.PLUGIN))));
    }

    /** Checks the name. */
    @RequirePOST
    public FormValidation doCheckName(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).check(() -> SourceName.require(text(value)));
    }

    /** Checks the account's ID. */
    @RequirePOST
    public FormValidation doCheckAccount(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).check(() -> new AccountId(text(value)));
    }

    /** Checks the Region, and warns where nothing can be imported as far as is known. */
    @RequirePOST
    public FormValidation doCheckRegion(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).checkField(() -> Regions.checkForImports(new AwsRegion(text(value))));
    }

    /** Checks that there is a role with which the plugin could manage the policies. */
    @RequirePOST
    public FormValidation doCheckPolicyManagedBy(
            @AncestorInPath @CheckForNull Item item,
            @QueryParameter String value,
            @QueryParameter String credentialsId) {
        return new FormContext(item).check(() -> {
            ModelSource source = new ModelSource("", "", "");
            source.setPolicyManagedBy(value);
            source.setCredentialsId(credentialsId);
            return source.isPolicyManagedHere();
        });
    }

    /** Checks the ARNs. */
    @RequirePOST
    public FormValidation doCheckKeyArns(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item)
                .check(() -> TextList.ofNames(value).stream().map(KeyArn::new).toList());
    }

    private static String text(String value) {
        return Util.fixNull(value).strip();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
