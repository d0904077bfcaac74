package io.jenkins.plugins.bedrock.config;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import java.util.List;

/**
 * Access to an environment of which only identity, name and rules matter: another one on a model's path, or one whose
 * values are checked. No credential is looked up for it, and a call fails.
 */
final class UnusedAccess {

    private static final SessionName SESSION = new SessionName("jenkins-unused");
    private static final BaseCredentials NONE =
            new BaseCredentials("no credentials", "configuration/no credentials", () -> {
                throw new IllegalStateException("No credentials were looked up, because no call was to be made there.");
            });

    private UnusedAccess() {}

    static AccountAccess to(String name, AccountId account, AwsRegion region) {
        return new AccountAccess(name, account, region, NONE, List.of(), SESSION);
    }
}
