package io.jenkins.plugins.bedrock.embeddedaws.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** How a service words its errors: the form of the answer, and the codes for what every service can say. */
public enum WireProtocol {
    /** STS and IAM. */
    QUERY(
            new Said(403, "InvalidClientTokenId", "The security token included in the request is invalid."),
            new Said(403, "ExpiredToken", "The security token included in the request is expired"),
            new Said(403, "InvalidClientTokenId", "The security token included in the request is invalid."),
            new Said(403, "AccessDenied", ""),
            new Said(400, "Throttling", "Rate exceeded"),
            new Said(500, "ServiceFailure", "The request processing has failed because of an unknown error.")),
    /** S3. */
    REST_XML(
            new Said(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."),
            new Said(400, "ExpiredToken", "The provided token has expired."),
            new Said(400, "InvalidToken", "The provided token is malformed or otherwise invalid."),
            new Said(403, "AccessDenied", "Access Denied"),
            new Said(503, "SlowDown", "Please reduce your request rate."),
            new Said(500, "InternalError", "We encountered an internal error. Please try again.")),
    /** KMS; SageMaker and SSM, but for the code of their internal errors. */
    JSON(
            new Said(400, "UnrecognizedClientException", "The security token included in the request is invalid."),
            new Said(400, "ExpiredTokenException", "The security token included in the request is expired"),
            new Said(400, "UnrecognizedClientException", "The security token included in the request is invalid."),
            new Said(400, "AccessDeniedException", ""),
            new Said(400, "ThrottlingException", "Rate exceeded"),
            new Said(500, "KMSInternalException", "The request was rejected because an internal exception occurred.")),
    /** Bedrock and Bedrock Runtime. */
    REST_JSON(
            new Said(403, "UnrecognizedClientException", "The security token included in the request is invalid."),
            new Said(403, "ExpiredTokenException", "The security token included in the request is expired"),
            new Said(403, "UnrecognizedClientException", "The security token included in the request is invalid."),
            new Said(403, "AccessDeniedException", ""),
            new Said(429, "ThrottlingException", "Too many requests, please wait before trying again."),
            new Said(500, "InternalServerException", "An internal server error occurred. Retry your request."));

    private record Said(int status, String code, String text) {
        AwsError error() {
            return new AwsError(status, code, text);
        }

        AwsError error(String message) {
            return new AwsError(status, code, message);
        }
    }

    private final Said unknownKey;
    private final Said expired;
    private final Said wrongToken;
    private final Said denied;
    private final Said throttled;
    private final Said failed;

    WireProtocol(Said unknownKey, Said expired, Said wrongToken, Said denied, Said throttled, Said failed) {
        this.unknownKey = unknownKey;
        this.expired = expired;
        this.wrongToken = wrongToken;
        this.denied = denied;
        this.throttled = throttled;
        this.failed = failed;
    }

    /** No such access key ID. */
    public AwsError unknownKey() {
        return unknownKey.error();
    }

    /** The session has ended. */
    public AwsError expired() {
        return expired.error();
    }

    /** The session token isn't that of the access key. */
    public AwsError wrongToken() {
        return wrongToken.error();
    }

    /** Not authorized, in the service's own words. */
    public AwsError denied(String message) {
        return denied.error(message);
    }

    /** Too many requests. */
    public AwsError throttled() {
        return throttled.error();
    }

    /** A server-side failure that may be retried. */
    public AwsError failed() {
        return failed.error();
    }

    /** The answer that carries an error in this protocol's form. */
    public WireReply reply(AwsError error, String requestId) {
        Map<String, String> headers = new TreeMap<>(error.headers());
        headers.put("Content-Type", this == QUERY || this == REST_XML ? "application/xml" : "application/json");
        if (this == REST_JSON) {
            headers.put("x-amzn-ErrorType", error.code());
        }
        return new WireReply(error.status(), headers, Content.of(body(error, requestId)));
    }

    /** The name of the header that carries the request's ID. */
    public String requestIdHeader() {
        return this == REST_XML ? "x-amz-request-id" : "x-amzn-RequestId";
    }

    private byte[] body(AwsError error, String requestId) {
        return switch (this) {
            case QUERY -> queryBody(error, requestId);
            case REST_XML -> s3Body(error, requestId);
            case JSON, REST_JSON -> jsonBody(error);
        };
    }

    private static byte[] queryBody(AwsError error, String requestId) {
        Xml said = Xml.element("Error")
                .with("Type", error.status() < 500 ? "Sender" : "Receiver")
                .with("Code", error.code())
                .with("Message", error.getMessage());
        return Xml.element("ErrorResponse")
                .with(said)
                .with("RequestId", requestId)
                .toBytes();
    }

    private static byte[] s3Body(AwsError error, String requestId) {
        Xml said = Xml.element("Error").with("Code", error.code()).with("Message", error.getMessage());
        error.details().forEach(said::with);
        return said.with("RequestId", requestId).with("HostId", "embedded").toBytes();
    }

    private byte[] jsonBody(AwsError error) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        if (this == JSON) {
            said.put("__type", error.code());
        }
        said.put("message", error.getMessage());
        error.details().forEach(said::put);
        return said.toString().getBytes(StandardCharsets.UTF_8);
    }
}
