package io.jenkins.plugins.bedrock.engine.aws;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An error of AWS in words: what was attempted, where, as whom, what AWS answered, and what to do next.
 */
public final class AwsProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
    private static final Set<String> THROTTLED =
            Set.of("ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded", "SlowDown");
    private static final Set<String> ACCESS_DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AllAccessDisabled");

    private final String code;
    private final int status;
    private final String answer;
    private final String requestId;
    private final boolean connectionLost;

    private AwsProblem(
            String message, String code, int status, String answer, String requestId, boolean connectionLost) {
        super(message);
        this.code = code;
        this.status = status;
        this.answer = answer;
        this.requestId = requestId;
        this.connectionLost = connectionLost;
    }

    static AwsProblem of(String attempt, AccountAccess access, SdkException cause) {
        AwsProblem problem = cause instanceof AwsServiceException service
                ? answered(attempt, access, service)
                : unanswered(attempt, access, cause);
        problem.initCause(cause);
        return problem;
    }

    private static AwsProblem answered(String attempt, AccountAccess access, AwsServiceException cause) {
        AwsErrorDetails details = cause.awsErrorDetails();
        String code = Optional.ofNullable(details)
                .map(AwsErrorDetails::errorCode)
                .map(AwsWords::code)
                .orElseGet(() -> nameOf(cause.statusCode()));
        String answer = Optional.ofNullable(details)
                .map(AwsErrorDetails::errorMessage)
                .map(AwsWords::message)
                .orElse("");
        String requestId = AwsWords.code(cause.requestId());
        String message = "Could not " + attempt + " in " + access + ": AWS answered " + code + " (HTTP "
                + cause.statusCode() + ")" + (answer.isBlank() ? "" : ", \"" + answer.strip() + "\"")
                + (requestId == null ? "" : ", request ID " + requestId) + ". "
                + NextStep.after(code, cause.statusCode())
                + bucketRegion(cause)
                        .filter(region -> !region.equals(access.region().id()))
                        .map(region -> " It is in " + region + ".")
                        .orElse("");
        return new AwsProblem(message, code, cause.statusCode(), answer, requestId, false);
    }

    /** HEAD requests have no body, and so no error code: S3's names for what the status says. */
    private static String nameOf(int status) {
        return switch (status) {
            case 301 -> "PermanentRedirect";
            case 400 -> "BadRequest";
            case 403 -> "AccessDenied";
            case 404 -> "NotFound";
            default -> "HTTP " + status;
        };
    }

    private static AwsProblem unanswered(String attempt, AccountAccess access, SdkException cause) {
        boolean lost = isConnectionLost(cause);
        String answer = AwsWords.message(String.valueOf(cause.getMessage()));
        return new AwsProblem(
                "Could not " + attempt + " in " + access + ": "
                        + (lost ? "AWS did not answer (" : "the call could not be made (") + answer + "). "
                        + (lost ? NextStep.withoutAnswer() : NextStep.withoutCall(answer)),
                "",
                0,
                answer,
                null,
                lost);
    }

    private static boolean isConnectionLost(SdkException problem) {
        return Causes.of(problem)
                .anyMatch(cause -> cause instanceof IOException
                        || cause instanceof ApiCallTimeoutException
                        || cause instanceof ApiCallAttemptTimeoutException);
    }

    /** AWS's error code, for example {@code AccessDenied}; empty if AWS did not answer. */
    public String code() {
        return code;
    }

    /** The HTTP status; 0 if AWS did not answer. */
    public int status() {
        return status;
    }

    /** AWS's own words. */
    public String answer() {
        return answer;
    }

    /** By which AWS's support finds the call; no value if AWS did not answer, or without one. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    public boolean isNotFound() {
        return status == 404;
    }

    public boolean isAccessDenied() {
        return ACCESS_DENIED.contains(code);
    }

    public boolean isThrottled() {
        return status == 429 || THROTTLED.contains(code);
    }

    /** Where the bucket lies that was asked for, if S3 says so with its refusal (S3 API, {@code x-amz-bucket-region}). */
    public Optional<String> bucketRegion() {
        return getCause() instanceof AwsServiceException service ? bucketRegion(service) : Optional.empty();
    }

    private static Optional<String> bucketRegion(AwsServiceException cause) {
        return Optional.ofNullable(cause.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(answer -> answer.firstMatchingHeader("x-amz-bucket-region"));
    }

    /** The session ended while it was in use: another one is opened for the next call. */
    public boolean isExpiredSession() {
        return EXPIRED.contains(code);
    }

    /** The same call may well succeed a little later: throttling, an error on AWS's side, a lost connection. */
    public boolean isPassing() {
        return connectionLost || (status >= 500 && status != 501) || isThrottled() || isExpiredSession();
    }
}
