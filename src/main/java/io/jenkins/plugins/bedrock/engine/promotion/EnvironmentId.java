package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;

/**
 * What an environment is, whatever it is called: records belong to this and not to the name, so that an environment
 * defined anew under an old name does not inherit what was accepted in the old one.
 *
 * @param scope where the environment is defined: empty for the whole controller, or the full name of a folder
 */
public record EnvironmentId(String scope, AccountId account, AwsRegion region) {

    /** Whether imported models of the two lie together: one account and Region, wherever they are defined. */
    public boolean isBeside(EnvironmentId other) {
        return account.equals(other.account) && region.equals(other.region);
    }

    /** For messages and files. */
    @Override
    public String toString() {
        return (scope.isEmpty() ? "" : scope + "/") + account + "/" + region;
    }
}
