package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import java.util.Optional;

/**
 * Access that is asked for, and what may be done about it.
 *
 * @param keysKnown whether the keys of the access are those that the model's objects use, or that the source declares;
 *     otherwise there may be others
 * @param source the account that owns bucket and key; no value if no role of it was given to this controller
 * @param policiesManagedHere whether bucket and key policy are changed by this plugin; otherwise their owners are asked to
 *     (request mode), for they may manage them as code
 * @param hosting the account that imports
 */
public record AccessRequest(
        ModelAccess access,
        boolean keysKnown,
        Optional<AwsAccount> source,
        boolean policiesManagedHere,
        AwsAccount hosting,
        ImportRole importRole,
        SourceReach reach) {

    public AccessRequest {
        if (policiesManagedHere && source.isEmpty()) {
            throw new IllegalArgumentException("The policies of source " + reach.source()
                    + " cannot be managed here without a role of account " + access.bucketOwner()
                    + ": give the source one, or let its owners apply what is asked of them.");
        }
        if (access.readers().stream().noneMatch(reader -> reader.role().equals(importRole.arn()))) {
            throw new IllegalArgumentException(
                    "The import role " + importRole.arn() + " is not among those that are to read the model.");
        }
        if (!importRole.arn().account().equals(hosting.access().account())) {
            throw new IllegalArgumentException("The import role " + importRole.arn() + " is not of account "
                    + hosting.access().account() + ", which imports: Bedrock assumes roles of its own account only.");
        }
    }

    /** Who shares this access: the same model for the same role. */
    String leaseKey() {
        return access.model() + " " + importRole.arn();
    }
}
