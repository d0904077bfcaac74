package io.jenkins.plugins.bedrock.engine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** An error in AWS's JSON protocol as the SDK's exception; what stands before AWS may answer with anything else. */
final class JsonError {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonError() {}

    static AwsServiceException of(SdkHttpResponse response, byte[] body) {
        JsonNode said = parsed(body);
        return of(
                response,
                response.firstMatchingHeader("x-amzn-ErrorType")
                        .or(() -> text(said, "__type", "code"))
                        .map(JsonError::name)
                        .orElse(null),
                text(said, "message", "Message").orElse(null));
    }

    /**
     * The SDK's retries read the details, so that there always are some.
     *
     * @param code and message may have no value
     */
    static AwsServiceException of(SdkHttpResponse response, String code, String message) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(AwsWords.code(code))
                .errorMessage(AwsWords.message(message))
                .sdkHttpResponse(response)
                .build();
        return AwsServiceException.builder()
                .message(AwsWords.message(message))
                .statusCode(response.statusCode())
                .requestId(response.firstMatchingHeader("x-amzn-RequestId").orElse(null))
                .awsErrorDetails(details)
                .build();
    }

    /** {@code com.amazonaws.sagemaker#ResourceNotFound} and {@code ResourceNotFound:http://…} mean the same. */
    private static String name(String type) {
        String withoutNamespace = type.substring(type.indexOf('#') + 1);
        int colon = withoutNamespace.indexOf(':');
        return colon < 0 ? withoutNamespace : withoutNamespace.substring(0, colon);
    }

    private static Optional<String> text(JsonNode said, String... members) {
        return Stream.of(members)
                .map(said::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static JsonNode parsed(byte[] body) {
        try {
            JsonNode parsed = JSON.readTree(body);
            return parsed == null ? MissingNode.getInstance() : parsed;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
