package io.jenkins.plugins.bedrock.embeddedaws.s3;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By which S3 names an account as an owner: 64 hexadecimal digits, the same for an account wherever it is named. */
final class CanonicalId {

    private CanonicalId() {}

    static String of(String account) {
        try {
            byte[] name = ("canonical user of " + account).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
