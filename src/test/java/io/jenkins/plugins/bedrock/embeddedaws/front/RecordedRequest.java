package io.jenkins.plugins.bedrock.embeddedaws.front;

import java.time.Instant;
import java.util.Map;

/**
 * A request that was made, for assertions.
 *
 * @param number counts from 1
 * @param time the virtual time of its arrival
 * @param service the signing name, e.g. {@code s3}
 * @param operation AWS's name of the operation, e.g. {@code GetBucketPolicy}
 * @param account the caller's account; empty when the caller is unknown
 * @param caller the ARN of the caller; empty when the caller is unknown
 * @param region the Region of the signature's scope
 * @param parameters the operation's main parameters, e.g. {@code Bucket}
 * @param isWrite whether the operation changes anything
 * @param status the HTTP status; 0 when the connection was dropped
 * @param error AWS's error code; empty on success
 * @param bytesSent the length of the answer's body
 * @param began its place among all arrivals and answers
 * @param ended the place of its answer among them
 */
public record RecordedRequest(
        long number,
        Instant time,
        String service,
        String operation,
        String account,
        String caller,
        String region,
        Map<String, String> parameters,
        boolean isWrite,
        int status,
        String error,
        long bytesSent,
        long began,
        long ended) {

    /** Copies the parameters. */
    public RecordedRequest {
        parameters = Map.copyOf(parameters);
    }

    /** Whether the request is one of this operation. */
    public boolean is(String name) {
        return operation.equals(name);
    }

    /** Whether AWS answered it without an error. */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
