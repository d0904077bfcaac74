package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import java.util.Optional;

/**
 * The role that Bedrock assumes to import, and what the administrator lets this plugin do to it.
 *
 * @param managed whether the role may be created and given its policies; otherwise it is only checked
 * @param boundary ARN of the permissions boundary that a managed role must have
 * @param trustNamesJobs whether the trust policy is limited to import jobs by {@code aws:SourceArn}; switchable, for there
 *     are reports that Bedrock checked the role before it had a job to name
 */
public record ImportRole(RoleArn arn, boolean managed, Optional<String> boundary, boolean trustNamesJobs) {

    /** Under this path, and no other, roles may be created and changed. */
    public static final String MANAGED_PATH = "/bedrock-model-import/";

    public ImportRole {
        if (managed && !arn.path().equals(MANAGED_PATH)) {
            throw new IllegalArgumentException("The role " + arn + " cannot be managed here: only roles under the path "
                    + MANAGED_PATH + " are created or changed, for example arn:aws:iam::111122223333:role"
                    + MANAGED_PATH + "support-bot.");
        }
        if (managed && boundary.isEmpty()) {
            throw new IllegalArgumentException("The role " + arn + " cannot be managed without a permissions boundary:"
                    + " it limits what a role that Jenkins creates can ever do.");
        }
    }

    /** A role that the administrator has made and that is only checked. */
    public static ImportRole checked(RoleArn arn) {
        return new ImportRole(arn, false, Optional.empty(), true);
    }

    /** A role that is created, with this permissions boundary, when it is missing. */
    public static ImportRole managed(RoleArn arn, String boundary) {
        return new ImportRole(arn, true, Optional.of(boundary), true);
    }
}
