package io.jenkins.plugins.bedrock.embeddedaws.front;

import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Authorization header of Signature Version 4 says about its signer: {@code Credential=key/date/region/service/aws4_request}.
 *
 * @param accessKeyId the signer's key
 * @param region the Region that the request is meant for
 * @param service the signing name, e.g. {@code s3}
 */
record SigningScope(String accessKeyId, String region, String service) {

    private static final Pattern CREDENTIAL =
            Pattern.compile("AWS4-HMAC-SHA256 .*Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request.*");

    /** Reads the header; empty for a request that isn't signed so. */
    static Optional<SigningScope> of(WireRequest request) {
        return request.header("Authorization")
                .map(CREDENTIAL::matcher)
                .filter(Matcher::matches)
                .map(found -> new SigningScope(found.group(1), found.group(2), found.group(3)));
    }
}
