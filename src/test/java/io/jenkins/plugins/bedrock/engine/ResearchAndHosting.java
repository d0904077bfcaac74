package io.jenkins.plugins.bedrock.engine;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
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
import java.util.List;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** The world of the tests: the {@link Accounts}, and how the engine reaches them. */
public final class ResearchAndHosting implements AutoCloseable {

    public static final String RESEARCH = Accounts.RESEARCH;
    public static final String DEV = Accounts.DEV;
    public static final String VALIDATION = Accounts.VALIDATION;
    public static final String PROD = Accounts.PROD;
    public static final AwsRegion REGION = Accounts.REGION;
    public static final String BUCKET = Accounts.BUCKET;

    private static final SessionName SESSION = SessionName.ofBuild("promote", 1);

    public final EmbeddedAws aws;
    public final EmbeddedAccount research;
    public final EmbeddedBucket bucket;
    public final AwsClients clients;
    private final EmbeddedUser jenkins;
    private final Accounts accounts;

    public ResearchAndHosting() {
        this(EmbeddedAws.start());
    }

    public ResearchAndHosting(EmbeddedAws aws) {
        this.aws = aws;
        this.accounts = new Accounts(aws);
        this.research = accounts.research;
        this.bucket = accounts.bucket;
        this.jenkins = accounts.jenkins;
        this.clients = new AwsClients(
                ApacheHttpClient.create(), AwsEndpoint.loopback(aws.endpoint()), aws.clock(), withoutPauses());
    }

    /** The SDK's standard retries, with its pauses left out: no test sleeps. */
    public static RetryStrategy withoutPauses() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build();
    }

    /** The source role of the research account. */
    public AccountAccess source() {
        return access("research", RESEARCH, "source");
    }

    /** The source role that may look at SageMaker, too. */
    public AccountAccess sourceWithSageMaker() {
        return access("research", RESEARCH, "source-that-looks-at-sagemaker");
    }

    /** The hosting role of a hosting account. */
    public AccountAccess hosting(String account) {
        return access("hosting-" + account, account, "hosting");
    }

    /** The hosting role that may create import roles under their path, and hands over none but these. */
    public AccountAccess hostingThatCreatesRoles(String account) {
        return access("hosting-" + account, account, "hosting-that-creates-roles");
    }

    /** The hosting role that looks at models itself, where the source gives no role. */
    public AccountAccess hostingThatInspects(String account) {
        return access("hosting-" + account, account, "hosting-that-inspects");
    }

    public AwsAccount account(AccountAccess access) {
        return clients.account(access);
    }

    /** The import role that the administrator of a hosting account has made. */
    public RoleArn importRole(String account) {
        return new RoleArn(aws.account(account).role("BedrockImport").arn());
    }

    public String boundary(String account) {
        return Accounts.boundary(account);
    }

    /** The page with the names of this world. */
    public PermissionsPage page(String hosting, String keyArn) {
        return Accounts.page(hosting, keyArn);
    }

    /** Another role of an account that the controller may assume. */
    public AccountAccess access(String name, String account, String role) {
        EmbeddedRole assumed = aws.account(account).role(role);
        return new AccountAccess(
                name,
                new AccountId(account),
                REGION,
                BaseCredentials.ofKey("system", "jenkins", jenkins.credentials()),
                List.of(RoleAssumption.of(new RoleArn(assumed.arn()))),
                SESSION);
    }

    /** A further key of research, for which the roles have what the page lists as well. */
    public EmbeddedKey furtherKey(String name) {
        return accounts.furtherKey(name);
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
