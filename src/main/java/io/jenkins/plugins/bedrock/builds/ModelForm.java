package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.Durations;
import io.jenkins.plugins.bedrock.config.JobConfiguration;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.engine.access.Lifetime;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.util.List;
import java.util.function.Consumer;
import jenkins.model.Jenkins;

/** What the forms of steps and build steps offer and check, to those who may configure or read the job. */
public final class ModelForm {

    private ModelForm() {}

    /** The environments that the job may use; to anybody else only what is there already. */
    @NonNull
    public static ListBoxModel environments(@CheckForNull Item item, @CheckForNull String current) {
        ListBoxModel choices = new ListBoxModel();
        List<String> names = mayConfigure(item) ? names(item) : List.of();
        if (current != null && !names.contains(current)) {
            choices.add(current);
        }
        names.forEach(choices::add);
        return choices;
    }

    /** How a question may be put. */
    @NonNull
    public static ListBoxModel formats() {
        ListBoxModel formats = new ListBoxModel();
        formats.add(Messages.ModelForm_completion(), "completion");
        formats.add(Messages.ModelForm_chat(), "chat");
        return formats;
    }

    @NonNull
    public static FormValidation checkModel(@CheckForNull Item item, @CheckForNull String value) {
        String uri = Util.fixNull(value).trim();
        if (!mayConfigure(item) || uri.contains("$")) {
            return FormValidation.ok();
        }
        return check(() -> ModelParameters.requireModel(uri));
    }

    /** Whether the job may use an environment. */
    @NonNull
    public static FormValidation checkEnvironment(@CheckForNull Item item, @CheckForNull String value) {
        if (item == null) {
            return FormValidation.ok();
        }
        return checkOptional(item, value, name -> JobConfiguration.of(item).environmentId(name));
    }

    @NonNull
    public static FormValidation checkExpiresAfter(@CheckForNull Item item, @CheckForNull String value) {
        return checkOptional(item, value, given -> Lifetime.of(Durations.parse(given)));
    }

    @NonNull
    public static FormValidation checkDuration(@CheckForNull Item item, @CheckForNull String value) {
        return checkOptional(item, value, Durations::parse);
    }

    @NonNull
    public static FormValidation checkDigest(@CheckForNull Item item, @CheckForNull String value) {
        return checkOptional(item, value, given -> ModelDigest.parse(given, Strength.ETAG));
    }

    /** What may be left out, and may hold a variable that is known in a build only. */
    @NonNull
    public static FormValidation checkOptional(
            @CheckForNull Item item, @CheckForNull String value, @NonNull Consumer<String> parsing) {
        String given = Util.fixNull(value).trim();
        if (!mayConfigure(item) || given.isEmpty() || given.contains("$")) {
            return FormValidation.ok();
        }
        return check(() -> parsing.accept(given));
    }

    private static List<String> names(Item item) {
        return item == null
                ? BedrockConfiguration.get().getEnvironments().stream()
                        .map(ModelEnvironment::getName)
                        .toList()
                : JobConfiguration.of(item).environmentNames();
    }

    /** The Snippet Generator's page belongs to no item when it is opened from the top. */
    private static boolean mayConfigure(Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(Item.CONFIGURE);
    }

    private static FormValidation check(Runnable parsing) {
        try {
            parsing.run();
            return FormValidation.ok();
        } catch (IllegalArgumentException | PromotionRefusedException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
