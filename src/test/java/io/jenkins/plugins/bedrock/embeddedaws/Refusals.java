package io.jenkins.plugins.bedrock.embeddedaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Assertions on AWS's refusals as the SDK throws them. */
public final class Refusals {

    private Refusals() {}

    /**
     * Asserts that AWS refused the call with this status and code, and lets its text be asserted on.
     *
     * @param call e.g. {@code () -> s3.getBucketPolicy(…)}
     */
    public static AbstractStringAssert<?> assertRefused(ThrowingCallable call, int status, String code) {
        AwsServiceException refused = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(refused).as("AWS's refusal").isNotNull();
        assertThat(refused.awsErrorDetails().errorCode())
                .as(refused.getMessage())
                .isEqualTo(code);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.requestId()).as("request ID").isNotBlank();
        return assertThat(refused.awsErrorDetails().errorMessage());
    }
}
