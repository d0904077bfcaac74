package io.jenkins.plugins.bedrock.embeddedaws.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over HTTP.
 *
 * @param method GET, PUT, …
 * @param rawPath the path, still percent-encoded
 * @param rawQuery the query, still percent-encoded, empty when there is none
 * @param headers by case-insensitive name; a header that came several times has its values joined by commas
 * @param body the bytes as sent
 */
public record WireRequest(String method, String rawPath, String rawQuery, Map<String, String> headers, byte[] body) {

    /** Copies the headers into a map that ignores the case of names. */
    public WireRequest {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The decoded query parameters; one without a value has the empty string. */
    public Map<String, String> query() {
        return parameters(rawQuery);
    }

    /** The decoded members of a form body, as the query protocol sends its input. */
    public Map<String, String> form() {
        return parameters(new String(body, StandardCharsets.UTF_8));
    }

    /** The path's segments, each decoded: an ARN inside a segment may hold an encoded slash. */
    public List<String> segments() {
        return List.of(rawPath.substring(1).split("/")).stream()
                .map(WireRequest::decodedPath)
                .toList();
    }

    /** Decodes percent-encoding, leaving a plus sign as it is. */
    public static String decodedPath(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!encoded.isEmpty()) {
            for (String pair : encoded.split("&")) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
                parameters.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), value);
            }
        }
        return parameters;
    }
}
