package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.importing.ModelTest;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** Environments of which only names and rules matter. */
final class Environments {

    private Environments() {}

    /** An environment with an account of its own. */
    static Environment of(EnvironmentName name, EntryRules rules) {
        return of(name, "%012d".formatted(Math.floorMod(name.hashCode(), 1_000_000) + 1), rules);
    }

    /** The same with a test of its own. */
    static Environment tested(EnvironmentName name) {
        Environment plain = of(name, EntryRules.open());
        return new Environment(
                plain.name(),
                plain.scope(),
                plain.access(),
                plain.importRole(),
                plain.importRoleBoundary(),
                plain.importRoleTrustNamesJobs(),
                plain.entry(),
                ImportSettings.standard().withTest(ModelTest.ask(ModelTest.Format.COMPLETION, "Hello", 16)));
    }

    static Environment of(EnvironmentName name, String account, EntryRules rules) {
        AccountAccess access = new AccountAccess(
                name.value(),
                new AccountId(account),
                new AwsRegion("us-east-1"),
                new BaseCredentials("none", "test", AnonymousCredentialsProvider.create()),
                List.of(),
                new SessionName("test"));
        return new Environment(
                name,
                "",
                access,
                new RoleArn("arn:aws:iam::" + account + ":role/Import"),
                Optional.empty(),
                true,
                rules,
                ImportSettings.standard());
    }
}
