package io.jenkins.plugins.bedrock.engine.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Amazon SageMaker, as far as three descriptions are read. The SDK's module of it is far larger than what is needed; this
 * uses the SDK's signer, HTTP client and retries, and fails with the SDK's exceptions, as its own clients do.
 */
public final class SageMakerClient implements AutoCloseable {

    private static final String SERVICE = "SageMaker";

    private final JsonCall call;
    private final RetryStrategy retries;
    private final AwsCredentialsProvider credentials;

    SageMakerClient(ClientSettings settings, AwsRegion region, AwsCredentialsProvider credentials) {
        this.call = new JsonCall(
                settings.http(),
                SageMakerEndpoint.of(settings.endpoint(), region),
                region,
                "sagemaker",
                ClientSettings.ATTEMPT);
        this.retries = settings.retries();
        this.credentials = credentials;
    }

    /**
     * The description of a model, as AWS has written it.
     *
     * @return JSON, 1 MiB at most
     * @throws SdkException if AWS refuses, or does not answer
     */
    public byte[] describeModel(String name) {
        return describe("DescribeModel", "ModelName", name);
    }

    /** The same of a model package, by its name or ARN. */
    public byte[] describeModelPackage(String nameOrArn) {
        return describe("DescribeModelPackage", "ModelPackageName", nameOrArn);
    }

    /** The same of a training job. */
    public byte[] describeTrainingJob(String name) {
        return describe("DescribeTrainingJob", "TrainingJobName", name);
    }

    /** Nothing is kept open: connections belong to the pool that all clients share. */
    @Override
    public void close() {
        // The pool is closed with all clients.
    }

    private byte[] describe(String operation, String member, String name) {
        byte[] input = JsonNodeFactory.instance
                .objectNode()
                .put(member, name)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        AcquireInitialTokenResponse first = retries.acquireInitialToken(AcquireInitialTokenRequest.create(SERVICE));
        pause(first.delay());
        RetryToken token = first.token();
        while (true) {
            AwsCredentials as = credentials.resolveCredentials();
            try {
                byte[] answer = call.attempt(SERVICE + "." + operation, input, as);
                retries.recordSuccess(RecordSuccessRequest.create(token));
                return answer;
            } catch (SdkException failure) {
                token = nextToken(token, failure);
            }
        }
    }

    /** Waits as the SDK's clients do; gives up where they do. */
    private RetryToken nextToken(RetryToken token, SdkException failure) {
        try {
            RefreshRetryTokenResponse next = retries.refreshRetryToken(RefreshRetryTokenRequest.builder()
                    .token(token)
                    .failure(failure)
                    .suggestedDelay(Duration.ZERO)
                    .build());
            pause(next.delay());
            return next.token();
        } catch (TokenAcquisitionFailedException end) {
            failure.addSuppressed(end);
            throw failure;
        }
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Interrupted between two attempts.", e);
        }
    }
}
