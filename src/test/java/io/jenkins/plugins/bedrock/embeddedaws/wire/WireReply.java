package io.jenkins.plugins.bedrock.embeddedaws.wire;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer before it goes over HTTP.
 *
 * @param status the HTTP status
 * @param headers response headers, without those of HTTP itself
 * @param body what a GET gets; a HEAD gets only its length
 */
public record WireReply(int status, Map<String, String> headers, Content body) {

    /** No answer at all: the connection breaks. */
    public static final WireReply DROPPED = new WireReply(0, Map.of(), Content.EMPTY);

    /** Copies the headers. */
    public WireReply {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    /** Whether the connection breaks instead of an answer. */
    public boolean isDropped() {
        return status == 0;
    }

    /** An answer without a body. */
    public static WireReply empty(int status) {
        return new WireReply(status, Map.of(), Content.EMPTY);
    }

    /** Success with an XML body. */
    public static WireReply xml(Xml root) {
        return new WireReply(200, Map.of("Content-Type", "text/xml"), Content.of(root.toBytes()));
    }

    /** Success with a JSON body. */
    public static WireReply json(int status, byte[] body) {
        return new WireReply(status, Map.of("Content-Type", "application/json"), Content.of(body));
    }

    /** The same with one more header; null adds nothing. */
    public WireReply header(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value.toString());
        return new WireReply(status, all, body);
    }
}
