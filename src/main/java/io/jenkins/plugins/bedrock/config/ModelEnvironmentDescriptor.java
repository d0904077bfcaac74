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
import io.jenkins.plugins.bedrock.engine.access.ImportRole;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.importing.ModelKmsKey;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.Predecessors;
import io.jenkins.plugins.bedrock.engine.promotion.PublicationTarget;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The form of an environment, in the system configuration and in folders. */
@Extension
@Symbol("modelEnvironment")
public final class ModelEnvironmentDescriptor extends Descriptor<ModelEnvironment> {

    public ModelEnvironmentDescriptor() {
        super(ModelEnvironment.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ModelEnvironment_DisplayName();
    }

    /** For the text fields. */
    public String names(@CheckForNull List<String> list) {
        return TextList.names(list);
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

    /** How many of several predecessors count. */
    @RequirePOST
    public ListBoxModel doFillPromotesFromRuleItems(
            @AncestorInPath @CheckForNull Item item, @QueryParameter String promotesFromRule) {
        return new FormContext(item)
                .items(
                        promotesFromRule,
                        new ListBoxModel(
                                new ListBoxModel.Option(Messages.ModelEnvironment_All(), lower(Predecessors.Rule.ALL)),
                                new ListBoxModel.Option(
                                        Messages.ModelEnvironment_Any(), lower(Predecessors.Rule.ANY))));
    }

    /** What evidence can be demanded. */
    @RequirePOST
    public ListBoxModel doFillDigestStrengthItems(
            @AncestorInPath @CheckForNull Item item, @QueryParameter String digestStrength) {
        return new FormContext(item)
                .items(
                        digestStrength,
                        new ListBoxModel(
                                new ListBoxModel.Option(Messages.ModelEnvironment_Etag(), Strength.ETAG.name()),
                                new ListBoxModel.Option(Messages.ModelEnvironment_Crc64(), Strength.CRC64.name()),
                                new ListBoxModel.Option(Messages.ModelEnvironment_Sha256(), Strength.SHA256.name())));
    }

    /** Checks the name, and in a folder that it is a new one. */
    @RequirePOST
    public FormValidation doCheckName(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).check(() -> {
            EnvironmentName name = new EnvironmentName(text(value));
            if (item != null) {
                VisibleEnvironments.around(item).requireNew(name.value());
            }
            return name;
        });
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

    /** Checks that a role was chosen. */
    @RequirePOST
    public FormValidation doCheckCredentialsId(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item)
                .checkField(() -> text(value).isEmpty()
                        ? FormValidation.error(Messages.ModelEnvironment_NoCredentials())
                        : FormValidation.ok());
    }

    /** Checks the ARN, and that it is of the environment's account. */
    @RequirePOST
    public FormValidation doCheckImportRoleArn(
            @AncestorInPath @CheckForNull Item item,
            @QueryParameter String value,
            @QueryParameter String account,
            @QueryParameter String importRoleBoundary) {
        return new FormContext(item).checkField(() -> {
            RoleArn role = new RoleArn(text(value));
            Optional<String> boundary = Optional.ofNullable(Util.fixEmptyAndTrim(importRoleBoundary));
            new ImportRole(role, boundary.isPresent(), boundary, true);
            return text(account).isEmpty() || role.account().value().equals(text(account))
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.ModelEnvironment_OtherAccount(role.account(), text(account)));
        });
    }

    /** Checks the ARN of the boundary. */
    @RequirePOST
    public FormValidation doCheckImportRoleBoundary(
            @AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).check(() -> text(value).isEmpty() ? "" : PolicyArn.require(text(value)));
    }

    /** Checks the names of the predecessors. */
    @RequirePOST
    public FormValidation doCheckPromotesFrom(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item)
                .check(() -> TextList.ofNames(value).stream()
                        .map(EnvironmentName::new)
                        .toList());
    }

    /** Checks the time. */
    @RequirePOST
    public FormValidation doCheckSoak(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).check(() -> text(value).isEmpty() ? "" : Durations.parse(value));
    }

    /** Checks the key. */
    @RequirePOST
    public FormValidation doCheckKmsKey(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).check(() -> text(value).isEmpty() ? "" : new ModelKmsKey(text(value)));
    }

    /** Checks the number of models. */
    @RequirePOST
    public FormValidation doCheckModelQuota(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).checkField(() -> FormValidation.validatePositiveInteger(text(value)));
    }

    /** Checks the name of the parameter. */
    @RequirePOST
    public FormValidation doCheckPublishTo(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).check(() -> text(value).isEmpty() ? "" : new PublicationTarget(text(value)));
    }

    /** Checks the patterns. */
    @RequirePOST
    public FormValidation doCheckAllowedJobs(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return new FormContext(item).check(() -> JobPatterns.requireValid(TextList.ofLines(value)));
    }

    /** Tries what the steps will need in the account, and lists what is missing. */
    @RequirePOST
    public FormValidation doTryPermissions(
            @AncestorInPath @CheckForNull Item item,
            @QueryParameter String name,
            @QueryParameter String account,
            @QueryParameter String region,
            @QueryParameter String credentialsId,
            @QueryParameter String importRoleArn,
            @QueryParameter String importRoleBoundary,
            @QueryParameter String publishTo) {
        FormContext context = new FormContext(item);
        context.requireConfigure();
        ModelEnvironment typed = new ModelEnvironment(name, account, region, credentialsId, importRoleArn);
        typed.setImportRoleBoundary(importRoleBoundary);
        typed.setPublishTo(publishTo);
        return PermissionTrial.ofEnvironment(context, typed);
    }

    private static String text(String value) {
        return Util.fixNull(value).strip();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
