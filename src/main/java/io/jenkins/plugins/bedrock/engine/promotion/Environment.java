package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import java.util.Optional;

/**
 * Where models go: an account and Region of the hosting team.
 *
 * @param scope where it is defined: empty for the whole controller, or the full name of a folder
 * @param access how the account is reached
 * @param importRole the role that Bedrock assumes to import
 * @param importRoleBoundary ARN of the permissions boundary with which a missing import role may be created; no value if
 *     none may be created
 * @param importRoleTrustNamesJobs whether the trust of a created role is limited to import jobs
 * @param entry what the environment asks of a model
 * @param settings how models are imported
 */
public record Environment(
        EnvironmentName name,
        String scope,
        AccountAccess access,
        RoleArn importRole,
        Optional<String> importRoleBoundary,
        boolean importRoleTrustNamesJobs,
        EntryRules entry,
        ImportSettings settings) {

    public Environment {
        if (!importRole.account().equals(access.account())) {
            throw new IllegalArgumentException("The import role " + importRole + " of " + name + " is not of account "
                    + access.account() + ": Bedrock assumes roles of its own account only.");
        }
    }

    /** What the environment is, whatever it is called. */
    public EnvironmentId id() {
        return new EnvironmentId(scope, access.account(), access.region());
    }

    /** Whether only one of two models, by what people call them, can be current here. */
    public boolean isOneParameter(String modelName, String other) {
        return settings.publishTo()
                .map(target -> target.isShared(modelName, other))
                .orElseGet(() -> modelName.equals(other));
    }

    /** The same environment with other rules for entry. */
    public Environment with(EntryRules rules) {
        return new Environment(
                name, scope, access, importRole, importRoleBoundary, importRoleTrustNamesJobs, rules, settings);
    }
}
