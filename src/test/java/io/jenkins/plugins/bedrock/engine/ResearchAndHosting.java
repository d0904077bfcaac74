package io.jenkins.plugins.bedrock.engine;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.aws.AwsEndpoint;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.RoleAssumption;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The world of the tests: a research account with a bucket, and hosting accounts, each with the roles and just the
 * policies that {@code docs/permissions.md} lists.
 */
public final class ResearchAndHosting implements AutoCloseable {

    public static final String RESEARCH = "111122223333";
    public static final String DEV = "444455556666";
    public static final String VALIDATION = "777788889999";
    public static final String PROD = "999900001111";
    public static final AwsRegion REGION = new AwsRegion("us-east-1");
    public static final String BUCKET = "research-models";

    private static final SessionName SESSION = SessionName.ofBuild("promote", 1);

    public final EmbeddedAws aws;
    public final EmbeddedAccount research;
    public final EmbeddedBucket bucket;
    public final AwsClients clients;
    private final EmbeddedUser jenkins;

    public ResearchAndHosting() {
        this(EmbeddedAws.start());
    }

    public ResearchAndHosting(EmbeddedAws aws) {
        this.aws = aws;
        this.research = aws.account(RESEARCH);
        this.bucket = research.bucket(BUCKET, REGION.id());
        this.jenkins = aws.account("222233334444").user("jenkins");
        jenkins.inline("controller", anyRole().policy("controller"));
        this.clients = new AwsClients(
                ApacheHttpClient.create(), AwsEndpoint.loopback(aws.endpoint()), aws.clock(), withoutPauses());
        research.role("source")
                .trusting(jenkins.arn())
                .inline("source", page(DEV, "*").policy("source-role"));
        List.of(DEV, VALIDATION, PROD).forEach(this::openHosting);
    }

    /** The SDK's standard retries, with its pauses left out: no test sleeps. */
    public static RetryStrategy withoutPauses() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build();
    }

    private void openHosting(String id) {
        EmbeddedAccount account = aws.account(id);
        account.managedPolicy("boundary", page(id, "*").policy("boundary"));
        account.role("hosting")
                .trusting(jenkins.arn())
                .inline("hosting", page(id, "*").policy("hosting-role"))
                .inline("creates-roles", page(id, "*").policy("hosting-role-that-creates-import-roles"))
                .inline("inspects", page(id, "*").policy("hosting-role-that-inspects"));
        account.role("BedrockImport")
                .trust(page(id, "*").policy("import-role-trust"))
                .inline("models", page(id, "*").policy("import-role-permissions"));
    }

    /** The controller may ask for any role; whether it gets one is for the role's trust policy to say. */
    private static PermissionsPage anyRole() {
        return new PermissionsPage(
                Map.of("SourceAccount", "*", "SourceRole", "*", "HostingAccount", "*", "HostingRole", "*"));
    }

    /** The page with the names of this world. */
    public PermissionsPage page(String hosting, String keyArn) {
        Map<String, String> names = new HashMap<>();
        names.put("SourceAccount", RESEARCH);
        names.put("SourceRole", "source");
        names.put("HostingAccount", hosting);
        names.put("HostingRole", "hosting");
        names.put("Region", REGION.id());
        names.put("Bucket", BUCKET);
        names.put("BoundaryArn", boundary(hosting));
        names.put("ImportRoleArn", "arn:aws:iam::" + hosting + ":role/*");
        names.put("KeyArn", keyArn);
        return new PermissionsPage(names);
    }

    /** The source role of the research account. */
    public AccountAccess source() {
        return access("research", RESEARCH, "source");
    }

    /** The hosting role of a hosting account. */
    public AccountAccess hosting(String account) {
        return access("hosting-" + account, account, "hosting");
    }

    public AwsAccount account(AccountAccess access) {
        return clients.account(access);
    }

    /** The import role that the administrator of a hosting account has made. */
    public RoleArn importRole(String account) {
        return new RoleArn(aws.account(account).role("BedrockImport").arn());
    }

    public String boundary(String account) {
        return "arn:aws:iam::" + account + ":policy/boundary";
    }

    /** Another role of an account that the controller may assume. */
    public AccountAccess access(String name, String account, String role) {
        EmbeddedRole assumed = aws.account(account).role(role);
        return new AccountAccess(
                name,
                new AccountId(account),
                REGION,
                new BaseCredentials("jenkins", jenkins.provider()),
                List.of(RoleAssumption.of(new RoleArn(assumed.arn()))),
                SESSION);
    }

    public EmbeddedUser jenkins() {
        return jenkins;
    }

    @Override
    public void close() {
        clients.close();
        aws.close();
    }
}
