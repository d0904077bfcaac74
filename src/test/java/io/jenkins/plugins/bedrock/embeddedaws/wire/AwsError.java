package io.jenkins.plugins.bedrock.embeddedaws.wire;

import java.util.Map;
import java.util.TreeMap;

/** An error as AWS answers it: HTTP status, code, text, and what some services add. */
public final class AwsError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers = new TreeMap<>();
    private final transient Map<String, String> details = new TreeMap<>();

    /**
     * @param status the HTTP status
     * @param code AWS's error code, e.g. {@code NoSuchBucketPolicy}
     * @param message AWS's text
     */
    public AwsError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Adds a response header. */
    public AwsError header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds an element (XML) or member (JSON) to the error's body. */
    public AwsError detail(String name, String value) {
        details.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Map<String, String> details() {
        return details;
    }

    @Override
    public String toString() {
        return status + " " + code + ": " + getMessage();
    }
}
