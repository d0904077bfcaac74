package io.jenkins.plugins.bedrock.embeddedaws.s3;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The opaque token between two pages of a list: the last key, unreadable. */
final class ContinuationToken {

    private ContinuationToken() {}

    static String of(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    static String key(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }
}
