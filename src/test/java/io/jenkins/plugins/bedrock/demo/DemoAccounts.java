package io.jenkins.plugins.bedrock.demo;

import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.aws.AwsEndpoint;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.RoleAssumption;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.importing.ModelTest;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.promotion.EntryRules;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.ImportSettings;
import io.jenkins.plugins.bedrock.engine.promotion.Predecessors;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionPath;
import io.jenkins.plugins.bedrock.engine.promotion.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** The configuration of the demo: one source and three environments, as an administrator would set them up. */
final class DemoAccounts {

    static final EnvironmentName DEV = new EnvironmentName("dev");
    static final EnvironmentName VALIDATION = new EnvironmentName("validation");
    static final EnvironmentName PROD = new EnvironmentName("prod");

    private static final SessionName SESSION = SessionName.ofBuild("demo", 1);

    private final BaseCredentials jenkins;

    DemoAccounts(AwsProcess aws) {
        this.jenkins = BaseCredentials.ofKey("demo", "the demo's access key", aws.keyOf("jenkins"));
    }

    static AwsClients clients(AwsProcess aws, VirtualClock clock) {
        return new AwsClients(
                ApacheHttpClient.create(),
                AwsEndpoint.loopback(aws.endpoint()),
                clock,
                AwsRetryStrategy.standardRetryStrategy());
    }

    Source source() {
        return new Source(
                "research",
                new AccountId(Accounts.RESEARCH),
                Accounts.REGION,
                List.of(new Source.Opening(
                        AllowedPrefix.parse("s3://" + Accounts.BUCKET), Set.of(DEV, VALIDATION, PROD))),
                Optional.of(access("research", Accounts.RESEARCH, "source")),
                true,
                List.of(),
                true);
    }

    /** In dev the import role is made by the plugin; in validation and prod the administrator has made it. */
    PromotionPath path() {
        EntryRules rules = EntryRules.open();
        return new PromotionPath(List.of(
                environment(
                        DEV,
                        Accounts.DEV,
                        "bedrock-model-import/support-bot",
                        Optional.of(Accounts.boundary(Accounts.DEV)),
                        rules),
                environment(
                        VALIDATION,
                        Accounts.VALIDATION,
                        "BedrockImport",
                        Optional.empty(),
                        rules.after(Predecessors.all(DEV))),
                environment(
                        PROD,
                        Accounts.PROD,
                        "BedrockImport",
                        Optional.empty(),
                        rules.after(Predecessors.all(VALIDATION)))));
    }

    private Environment environment(
            EnvironmentName name, String account, String role, Optional<String> boundary, EntryRules rules) {
        return new Environment(
                name,
                "",
                access(name.value(), account, boundary.isPresent() ? "hosting-that-creates-roles" : "hosting"),
                new RoleArn("arn:aws:iam::" + account + ":role/" + role),
                boundary,
                true,
                rules,
                ImportSettings.standard()
                        .withTest(ModelTest.ask(ModelTest.Format.COMPLETION, "Where is my parcel?", 32)
                                .expecting(Pattern.compile("parcel"))));
    }

    private AccountAccess access(String name, String account, String role) {
        return new AccountAccess(
                name,
                new AccountId(account),
                Accounts.REGION,
                jenkins,
                List.of(RoleAssumption.of(new RoleArn("arn:aws:iam::" + account + ":role/" + role))),
                SESSION);
    }
}
