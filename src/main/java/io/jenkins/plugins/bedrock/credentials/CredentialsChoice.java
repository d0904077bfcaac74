package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** A form's list of credentials. IDs are shown only to those who may choose one of them. */
final class CredentialsChoice {

    private CredentialsChoice() {}

    static ListBoxModel items(
            Class<? extends StandardCredentials> type, @CheckForNull Item context, @CheckForNull String current) {
        StandardListBoxModel list = new StandardListBoxModel();
        String chosen = Util.fixNull(current);
        if (!mayChoose(context)) {
            return list.includeCurrentValue(chosen);
        }
        list.includeEmptyValue();
        if (context == null) {
            list.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), type, List.of(), ItemPlace.FOR_JOBS);
        } else {
            list.includeMatchingAs(userOf(context), context, type, List.of(), ItemPlace.FOR_JOBS);
        }
        return list.includeCurrentValue(chosen);
    }

    static FormValidation check(
            Class<? extends StandardCredentials> type, @CheckForNull Item context, String credentialsId) {
        if (!mayChoose(context)) {
            return FormValidation.ok();
        }
        if (credentialsId.isBlank()) {
            return FormValidation.error(Messages.CredentialsChoice_Required());
        }
        if (credentialsId.startsWith("${") && credentialsId.endsWith("}")) {
            return FormValidation.warning(Messages.CredentialsChoice_Parameter());
        }
        return new ItemPlace(context).find(type, credentialsId) == null
                ? FormValidation.error(Messages.CredentialsChoice_NotFound(credentialsId))
                : FormValidation.ok();
    }

    private static boolean mayChoose(@CheckForNull Item context) {
        return context == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : context.hasAnyPermission(Item.EXTENDED_READ, CredentialsProvider.USE_ITEM);
    }

    private static Authentication userOf(Item context) {
        return context instanceof Queue.Task job ? Tasks.getAuthenticationOf2(job) : ACL.SYSTEM2;
    }
}
