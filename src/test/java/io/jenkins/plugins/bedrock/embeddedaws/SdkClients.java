package io.jenkins.plugins.bedrock.embeddedaws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's own clients, pointed at the embedded AWS, that never retry: tests want to see the first answer. */
public final class SdkClients implements AutoCloseable {

    private final URI endpoint;
    private final SdkHttpClient http = ApacheHttpClient.create();

    SdkClients(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** A client of STS. */
    public StsClient sts(AwsCredentialsProvider as) {
        return configured(StsClient.builder(), as, "us-east-1").build();
    }

    /** A client of IAM. */
    public IamClient iam(AwsCredentialsProvider as) {
        return configured(IamClient.builder(), as, "us-east-1").build();
    }

    /** A client of S3 in a Region. */
    public S3Client s3(AwsCredentialsProvider as, String region) {
        return configured(S3Client.builder().forcePathStyle(true), as, region).build();
    }

    /** A client of KMS in a Region. */
    public KmsClient kms(AwsCredentialsProvider as, String region) {
        return configured(KmsClient.builder(), as, region).build();
    }

    /** A client of SSM in a Region. */
    public SsmClient ssm(AwsCredentialsProvider as, String region) {
        return configured(SsmClient.builder(), as, region).build();
    }

    /** Points any client's builder at the embedded AWS. */
    public <B extends AwsClientBuilder<B, ?>> B configured(B builder, AwsCredentialsProvider as, String region) {
        if (builder instanceof SdkSyncClientBuilder<?, ?> sync) {
            sync.httpClient(http);
        }
        return builder.endpointOverride(endpoint)
                .credentialsProvider(as)
                .region(Region.of(region))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    @Override
    public void close() {
        http.close();
    }
}
