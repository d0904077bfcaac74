package io.jenkins.plugins.bedrock.config;

import hudson.Util;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.access.ImportRole;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.importing.ModelKmsKey;
import io.jenkins.plugins.bedrock.engine.importing.ResourceTags;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EntryRules;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.ImportSettings;
import io.jenkins.plugins.bedrock.engine.promotion.Predecessors;
import io.jenkins.plugins.bedrock.engine.promotion.PublicationTarget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An environment and where it is defined.
 *
 * @param scope empty for the whole controller, or the full name of a folder
 */
record ScopedEnvironment(String scope, ModelEnvironment definition) {

    String name() {
        return definition.getName();
    }

    /** For the beginning of a sentence. */
    String label() {
        return "The environment " + name() + (scope.isEmpty() ? "" : " of the folder " + scope);
    }

    /** Whether what is defined in the other scope can be seen from here: there, or in a folder around it. */
    boolean sees(ScopedEnvironment other) {
        return other.scope.isEmpty() || scope.equals(other.scope) || scope.startsWith(other.scope + "/");
    }

    boolean isOfSameAccount(ScopedEnvironment other) {
        return Util.fixNull(definition.getAccount()).equals(Util.fixNull(other.definition.getAccount()));
    }

    /** Whether ledger and AWS cannot tell the two apart: one account and Region, defined at the same place. */
    boolean isSamePlaceAs(ScopedEnvironment other) {
        return scope.equals(other.scope)
                && isOfSameAccount(other)
                && Util.fixNull(definition.getRegion()).equals(Util.fixNull(other.definition.getRegion()));
    }

    /** Why only one of two that are {@linkplain #isSamePlaceAs the same place} can be used. */
    String samePlaceAs(ScopedEnvironment earlier) {
        return label() + " has the account and Region of the environment " + earlier.name()
                + ": what one has accepted would count for the other, whatever that asks of models. Give each an account"
                + " or a Region of its own.";
    }

    /** Whether the environment's own list lets a job use it. */
    boolean allows(String job) {
        return definition.getAllowedJobs().isEmpty() || JobPatterns.anyMatches(definition.getAllowedJobs(), job);
    }

    /** Whether a source's prefix names this environment: by its bare name only if it is the controller's. */
    boolean isOpenedBy(SourcePrefix prefix) {
        return prefix.isUsable()
                && prefix.references().stream()
                        .anyMatch(reference -> reference.scope().equals(scope)
                                && reference.name().value().equals(name()));
    }

    /**
     * How the account is reached.
     *
     * @throws UnusableConfigurationException if account, Region or credentials are missing or wrong
     * @throws io.jenkins.plugins.bedrock.credentials.RoleUnavailableException if there is no such role for the job
     */
    AccountAccess access(AwsRoles roles, SessionName session) {
        return UnusableConfigurationException.of(label(), () -> {
            String credentials = definition.getCredentialsId();
            if (credentials == null) {
                throw new IllegalArgumentException("It has no credentials: choose an AWS role of its account.");
            }
            return roles.access(name(), account(), region(), credentials, session);
        });
    }

    /** The environment where only identity, name and rules matter. */
    Environment withoutAccess() {
        return UnusableConfigurationException.of(label(), () -> toEngine(UnusedAccess.to(name(), account(), region())));
    }

    /**
     * What the engine works with.
     *
     * @throws UnusableConfigurationException naming environment and value if one is wrong
     */
    Environment toEngine(AccountAccess access) {
        return UnusableConfigurationException.of(label(), () -> {
            ImportRole role = importRole();
            JobPatterns.requireValid(definition.getAllowedJobs());
            return new Environment(
                    new EnvironmentName(name()),
                    scope,
                    access,
                    role.arn(),
                    role.boundary(),
                    role.trustNamesJobs(),
                    entry(),
                    settings());
        });
    }

    /** Every value but the credentials, which other people may still change. */
    void requireUsable() {
        withoutAccess();
    }

    AccountId account() {
        return new AccountId(Util.fixNull(definition.getAccount()));
    }

    AwsRegion region() {
        return new AwsRegion(Util.fixNull(definition.getRegion()));
    }

    ImportRole importRole() {
        Optional<String> boundary = Optional.ofNullable(definition.getImportRoleBoundary());
        boundary.ifPresent(PolicyArn::require);
        if (boundary.isPresent() && !scope.isEmpty()) {
            throw new IllegalArgumentException(
                    "Only an administrator lets import roles be created: leave the permissions"
                            + " boundary out, and name an import role that is there.");
        }
        return new ImportRole(
                new RoleArn(Util.fixNull(definition.getImportRoleArn())),
                boundary.isPresent(),
                boundary,
                definition.isImportRoleTrustNamesJobs());
    }

    private EntryRules entry() {
        List<EnvironmentName> before =
                definition.getPromotesFrom().stream().map(EnvironmentName::new).toList();
        return new EntryRules(
                new Predecessors(
                        before, Choice.of("promotesFromRule", definition.getPromotesFromRule(), Predecessors.Rule.ALL)),
                Choice.of("digestStrength", definition.getDigestStrength(), Strength.ETAG),
                definition.getSoak() == null ? Duration.ZERO : Durations.parse(definition.getSoak()),
                Optional.ofNullable(definition.getHold()));
    }

    private ImportSettings settings() {
        if (definition.getModelQuota() < 1) {
            throw new IllegalArgumentException("A quota of " + definition.getModelQuota()
                    + " models lets nothing be imported: give 1 or more, for example "
                    + ImportSettings.DEFAULT_MODEL_QUOTA + ".");
        }
        return new ImportSettings(
                Optional.ofNullable(definition.getKmsKey()).map(ModelKmsKey::new),
                Optional.ofNullable(definition.getVpc()).map(EnvironmentVpc::toEngine),
                tags(),
                definition.getModelQuota(),
                Optional.ofNullable(definition.getTest()).map(OwnTest::toEngine),
                publishTo());
    }

    Optional<PublicationTarget> publishTo() {
        return Optional.ofNullable(definition.getPublishTo()).map(PublicationTarget::new);
    }

    private ResourceTags tags() {
        Map<String, String> tags = new TreeMap<>();
        for (EnvironmentTag tag : definition.getTags()) {
            if (tags.put(tag.getKey(), tag.getValue()) != null) {
                throw new IllegalArgumentException("Two of its tags are called " + tag.getKey() + ".");
            }
        }
        return new ResourceTags(tags);
    }
}
