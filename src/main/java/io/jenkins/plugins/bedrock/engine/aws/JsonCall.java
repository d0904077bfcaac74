package io.jenkins.plugins.bedrock.engine.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * One attempt at a call in AWS's JSON protocol, version 1.1: signed, within time and size, its errors as the SDK's own.
 *
 * @param signingName of the service
 * @param patience when no answer counts as a lost connection
 */
record JsonCall(SdkHttpClient http, URI endpoint, AwsRegion region, String signingName, Duration patience) {

    /** A description has some kilobytes; the longest, of a package with a model card, not more than some hundred. */
    private static final int LONGEST_ANSWER = 1024 * 1024;

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    /**
     * Makes the call.
     *
     * @param target service and operation, for example {@code SageMaker.DescribeModel}
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException if AWS answers with an error
     * @throws SdkClientException if AWS does not answer, or not in time
     */
    byte[] attempt(String target, byte[] input, AwsCredentials as) {
        if (Thread.currentThread().isInterrupted()) {
            throw AbortedException.create("Interrupted before the call.");
        }
        SignedRequest signed = signed(target, ContentStreamProvider.fromByteArray(input), input.length, as);
        ExecutableHttpRequest request = http.prepareRequest(HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(signed.payload().orElseThrow())
                .build());
        CompletableFuture<Boolean> timeout =
                new CompletableFuture<Boolean>().completeOnTimeout(true, patience.toMillis(), TimeUnit.MILLISECONDS);
        timeout.thenRun(request::abort);
        try {
            return answer(request.call());
        } catch (IOException e) {
            throw timeout.getNow(false)
                    ? ApiCallAttemptTimeoutException.create(patience.toMillis())
                    : SdkClientException.create("Unable to execute HTTP request: " + e.getMessage(), e);
        } finally {
            timeout.cancel(false);
        }
    }

    private SignedRequest signed(String target, ContentStreamProvider payload, int length, AwsCredentials as) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .encodedPath("/")
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", Integer.toString(length))
                .putHeader("User-Agent", "bedrock-model-import")
                .putHeader("X-Amz-Target", target)
                .build();
        return SIGNER.sign(sign -> sign.identity(as)
                .request(request)
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signingName)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    }

    private static byte[] answer(HttpExecuteResponse response) throws IOException {
        SdkHttpResponse http = response.httpResponse();
        byte[] body = read(response);
        if (!http.isSuccessful()) {
            throw JsonError.of(http, body);
        }
        if (body.length > LONGEST_ANSWER) {
            throw JsonError.of(http, "AnswerTooLong", "The answer has more than " + LONGEST_ANSWER + " bytes.");
        }
        return body;
    }

    /** One byte more than is allowed, at most. */
    private static byte[] read(HttpExecuteResponse response) throws IOException {
        AbortableInputStream body = response.responseBody().orElse(null);
        if (body == null) {
            return new byte[0];
        }
        try (InputStream reading = body) {
            byte[] read = reading.readNBytes(LONGEST_ANSWER + 1);
            if (read.length > LONGEST_ANSWER) {
                body.abort();
            }
            return read;
        }
    }
}
