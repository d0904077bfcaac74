package io.jenkins.plugins.bedrock.config;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.credentials.RoleUnavailableException;
import io.jenkins.plugins.bedrock.engine.access.KeyArn;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.aws.WrongAccountException;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.operation.HostingPermissions;
import io.jenkins.plugins.bedrock.engine.operation.SourcePermissions;
import io.jenkins.plugins.bedrock.engine.operation.TriedPermission;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a Check button does: asks AWS with the values of the form, and shows what is missing. */
final class PermissionTrial {

    private static final SessionName SESSION = new SessionName("jenkins-check");

    private PermissionTrial() {}

    static FormValidation ofEnvironment(FormContext context, ModelEnvironment typed) {
        return shown(() -> {
            ScopedEnvironment environment = new ScopedEnvironment(context.scope(), typed);
            environment.requireUsable();
            AccountAccess access = environment.access(AwsRoles.of(context.item()), SESSION);
            List<ModelSource> inspected = inspectedBy(environment);
            return new HostingPermissions(
                            account(access),
                            environment.importRole(),
                            prefixes(inspected, environment),
                            keys(inspected),
                            environment.publishTo())
                    .tried();
        });
    }

    static FormValidation ofSource(FormContext context, ModelSource typed) {
        return shown(() -> {
            typed.requireUsable();
            Optional<AccountAccess> access = typed.access(AwsRoles.of(context.item()), SESSION);
            if (access.isEmpty()) {
                throw new UnusableConfigurationException(Messages.PermissionTrial_NoRole());
            }
            List<AllowedPrefix> prefixes =
                    typed.getPrefixes().stream().map(SourcePrefix::allowed).toList();
            return new SourcePermissions(account(access.get()), prefixes, typed.keys(), typed.isPolicyManagedHere())
                    .tried();
        });
    }

    /** The sources at whose models the hosting role itself looks, because they give no role. */
    private static List<ModelSource> inspectedBy(ScopedEnvironment environment) {
        return BedrockConfiguration.get().getSources().stream()
                .filter(source -> source.getCredentialsId() == null)
                .filter(source -> source.getPrefixes().stream().anyMatch(environment::isOpenedBy))
                .toList();
    }

    private static List<AllowedPrefix> prefixes(List<ModelSource> sources, ScopedEnvironment environment) {
        return sources.stream()
                .flatMap(source -> source.getPrefixes().stream())
                .filter(environment::isOpenedBy)
                .map(SourcePrefix::allowed)
                .toList();
    }

    private static List<KeyArn> keys(List<ModelSource> sources) {
        return sources.stream().flatMap(source -> source.keys().stream()).toList();
    }

    private static AwsAccount account(AccountAccess access) {
        return AwsConnection.get().clients().account(access);
    }

    private static FormValidation shown(Supplier<List<TriedPermission>> trial) {
        try {
            return answer(trial.get());
        } catch (IllegalArgumentException | RoleUnavailableException | AwsProblem | WrongAccountException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private static FormValidation answer(List<TriedPermission> tried) {
        List<TriedPermission> missing = with(tried, TriedPermission.Outcome.MISSING);
        String rest = list(Messages.PermissionTrial_NotTried(), with(tried, TriedPermission.Outcome.NOT_TRIED))
                + list(Messages.PermissionTrial_Allowed(), with(tried, TriedPermission.Outcome.ALLOWED));
        return missing.isEmpty()
                ? FormValidation.okWithMarkup(Util.escape(Messages.PermissionTrial_NothingMissing()) + rest)
                : FormValidation.errorWithMarkup(list(Messages.PermissionTrial_Missing(), missing) + rest);
    }

    private static List<TriedPermission> with(List<TriedPermission> tried, TriedPermission.Outcome outcome) {
        return tried.stream()
                .filter(permission -> permission.outcome() == outcome)
                .toList();
    }

    private static String list(String heading, List<TriedPermission> permissions) {
        return permissions.isEmpty()
                ? ""
                : "<p>" + Util.escape(heading) + "</p><ul>"
                        + permissions.stream()
                                .map(tried -> "<li><code>" + Util.escape(tried.permission()) + "</code>: "
                                        + Util.escape(tried.sentence()) + "</li>")
                                .collect(Collectors.joining())
                        + "</ul>";
    }
}
