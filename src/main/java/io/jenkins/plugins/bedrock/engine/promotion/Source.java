package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where models come from: the account of a research team, and what of it may go where.
 *
 * @param name for example {@code research}
 * @param account the owner of buckets and keys
 * @param region of the buckets
 * @param openings the prefixes that are allowed, each with the environments to which its models may go
 * @param access a role of the account, if one was given
 * @param policiesManagedHere whether the plugin changes the policies of buckets and keys; otherwise their owners are
 *     asked to
 * @param keyArns the customer keys of the source, where they cannot be found out by looking at the objects
 * @param decryptThroughS3Only whether key policies let roles decrypt through S3 only ({@code kms:ViaService})
 */
public record Source(
        String name,
        AccountId account,
        AwsRegion region,
        List<Opening> openings,
        Optional<AccountAccess> access,
        boolean policiesManagedHere,
        List<String> keyArns,
        boolean decryptThroughS3Only) {

    public Source {
        openings = List.copyOf(openings);
        keyArns = List.copyOf(keyArns);
        if (openings.isEmpty()) {
            throw new IllegalArgumentException(
                    "The source " + name + " allows no prefix, for example s3://research-models/.");
        }
        access.filter(a -> !a.account().equals(account)).ifPresent(a -> {
            throw new IllegalArgumentException("The source " + name + " is account " + account + ", but its role is of"
                    + " account " + a.account() + ".");
        });
    }

    /**
     * A prefix that is allowed.
     *
     * @param environments the names of the environments to which its models may go
     */
    public record Opening(AllowedPrefix prefix, Set<EnvironmentName> environments) {
        public Opening {
            environments = Set.copyOf(environments);
        }
    }

    /** Whether a model of this source may go to the environment. */
    public boolean allows(ModelUri model, EnvironmentName environment) {
        return prefixesFor(environment).stream().anyMatch(prefix -> prefix.covers(model));
    }

    /**
     * Refuses a model that may not go to the environment, before any call is made.
     *
     * @throws PromotionRefusedException naming what is allowed
     */
    public void requireAllowed(ModelUri model, EnvironmentName environment) {
        if (!allows(model, environment)) {
            String allowed = prefixesFor(environment).stream()
                    .map(AllowedPrefix::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new PromotionRefusedException("The model " + model + " may not go to " + environment + ": from the"
                    + " source " + name + " models may go there "
                    + (allowed.isEmpty() ? "from nowhere." : "from " + allowed + ".")
                    + " An administrator can allow more in the configuration of the source.");
        }
    }

    /** The prefixes from which models may go to the environment. */
    public List<AllowedPrefix> prefixesFor(EnvironmentName environment) {
        return openings.stream()
                .filter(opening -> opening.environments().contains(environment))
                .map(Opening::prefix)
                .toList();
    }
}
