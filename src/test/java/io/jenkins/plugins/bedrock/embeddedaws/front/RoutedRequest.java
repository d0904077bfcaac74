package io.jenkins.plugins.bedrock.embeddedaws.front;

import java.util.Map;

/**
 * An operation that was recognised in a request.
 *
 * @param operation AWS's name of it, e.g. {@code GetBucketPolicy}
 * @param parameters what tests may want to ask the request log for, e.g. {@code Bucket}
 * @param write whether it changes anything in AWS
 * @param handler answers it
 */
public record RoutedRequest(String operation, Map<String, String> parameters, boolean write, Operation handler) {

    /** Copies the parameters. */
    public RoutedRequest {
        parameters = Map.copyOf(parameters);
    }
}
