package io.jenkins.plugins.bedrock.engine.aws;

import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** What all clients have in common. */
record ClientSettings(SdkHttpClient http, AwsEndpoint endpoint, InstantSource clock, RetryStrategy retries) {

    /** No answer for so long counts as a lost connection; S3 and Bedrock's control plane answer in far less. */
    static final Duration ATTEMPT = Duration.ofSeconds(60);

    private static final Duration CALL = Duration.ofMinutes(5);

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, AwsRegion region, AwsCredentialsProvider credentials) {
        endpoint.override().ifPresent(builder::endpointOverride);
        return builder.httpClient(http)
                .region(region.sdk())
                .credentialsProvider(credentials)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(retries)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "bedrock-model-import")
                        .build())
                .build();
    }
}
