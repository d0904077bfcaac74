package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.aws.AwsEndpoint;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** A research account on an embedded AWS, with a bucket of models and somebody who reads it. */
final class ResearchAccount implements AutoCloseable {

    static final AccountId ID = new AccountId("111122223333");

    final EmbeddedAws world = EmbeddedAws.start();
    final EmbeddedAccount account = world.account(ID.value());
    final EmbeddedBucket bucket = account.bucket("research-models", "us-east-1");
    final ExecutorService executor = Executors.newFixedThreadPool(16);
    private final AwsClients clients = new AwsClients(
            ApacheHttpClient.create(),
            AwsEndpoint.loopback(world.endpoint()),
            world.clock(),
            AwsRetryStrategy.doNotRetry());

    /** The account as its administrator reaches it. */
    AwsAccount reader() {
        return as(account.administrator());
    }

    AwsAccount as(EmbeddedUser user) {
        return clients.account(new AccountAccess(
                "research",
                ID,
                new AwsRegion("us-east-1"),
                BaseCredentials.ofKey("test", user.arn(), user.credentials()),
                List.of(),
                new SessionName("test")));
    }

    ManifestReader manifests() {
        return new ManifestReader(reader(), ID, executor);
    }

    @Override
    public void close() {
        clients.close();
        executor.shutdownNow();
        world.close();
    }
}
