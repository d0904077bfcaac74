package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The body of a PutObject without its transfer encoding: SDKs send it in signed or unsigned chunks, with a checksum
 * after the last one (S3 API Reference, "Signature calculations: transferring payload in multiple chunks").
 *
 * @param checksums base64 by algorithm; not verified
 */
record SentBody(byte[] bytes, Map<String, String> checksums) {

    private static final String PREFIX = "x-amz-checksum-";
    private static final Set<String> NOT_A_CHECKSUM = Set.of("ALGORITHM", "MODE", "TYPE");

    static SentBody of(WireRequest request) {
        Map<String, String> checksums = new TreeMap<>();
        request.headers().forEach((name, value) -> note(checksums, name, value));
        boolean chunked = request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
        return chunked ? new Chunks(request.body()).joined(checksums) : new SentBody(request.body(), checksums);
    }

    private static void note(Map<String, String> checksums, String header, String value) {
        String name = header.trim().toLowerCase(Locale.ROOT);
        if (name.startsWith(PREFIX)) {
            String algorithm = name.substring(PREFIX.length()).toUpperCase(Locale.ROOT);
            if (!NOT_A_CHECKSUM.contains(algorithm)) {
                checksums.put(algorithm, value.trim());
            }
        }
    }

    /** Reads {@code length[;chunk-signature=…]} lines, each followed by so many bytes, then the trailing headers. */
    private static final class Chunks {
        private final byte[] body;
        private int position;

        Chunks(byte[] body) {
            this.body = body;
        }

        SentBody joined(Map<String, String> checksums) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int length = length(); length > 0; length = length()) {
                bytes.write(body, position, length);
                position += length;
                line();
            }
            for (String trailer = line(); !trailer.isEmpty(); trailer = line()) {
                String[] parts = trailer.split(":", 2);
                note(checksums, parts[0], parts[parts.length - 1]);
            }
            return new SentBody(bytes.toByteArray(), checksums);
        }

        private int length() {
            int length = Integer.parseInt(line().split(";", 2)[0].trim(), 16);
            if (position + length > body.length) {
                throw new AwsError(
                        400,
                        "IncompleteBody",
                        "You did not provide the number of bytes specified by the Content-Length HTTP header");
            }
            return length;
        }

        private String line() {
            int end = position;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            String line = new String(body, position, end - position, StandardCharsets.UTF_8);
            position = Math.min(body.length, end + 1);
            return line.strip();
        }
    }
}
