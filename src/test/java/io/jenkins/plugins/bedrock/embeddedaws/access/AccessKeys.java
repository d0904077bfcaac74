package io.jenkins.plugins.bedrock.embeddedaws.access;

import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All access keys that were given out, long-lived and temporary. */
public final class AccessKeys {

    /**
     * An access key as its holder gets it.
     *
     * @param token the session token; empty for a long-lived key
     * @param expiration when a session ends; {@link Instant#MAX} for a long-lived key
     */
    public record AccessKey(String id, String secret, String token, Instant expiration, Supplier<Caller> holder) {}

    private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();
    private final UniqueIds ids;
    private final InstantSource clock;

    /** @param clock says whether a session has ended */
    public AccessKeys(UniqueIds ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Gives out a key that lives until it is withdrawn. */
    public AccessKey issueLongLived(Supplier<Caller> holder) {
        return keep(new AccessKey(ids.accessKey("AKIA"), ids.hex(40), "", Instant.MAX, holder));
    }

    /** Gives out a key of a session. */
    public AccessKey issueTemporary(Supplier<Caller> holder, Instant expiration) {
        return keep(new AccessKey(ids.accessKey("ASIA"), ids.hex(40), ids.hex(200), expiration, holder));
    }

    /** Makes a key unknown from now on. */
    public void withdraw(String id) {
        keys.remove(id);
    }

    /**
     * Who holds the key.
     *
     * @throws AwsError in the protocol's words when the key is unknown, its token another, or its session over
     */
    public Caller authenticate(String id, Optional<String> token, WireProtocol protocol) {
        AccessKey key = keys.get(id);
        if (key == null) {
            throw protocol.unknownKey();
        }
        if (!key.token().equals(token.orElse(""))) {
            throw protocol.wrongToken();
        }
        if (!key.expiration().isAfter(clock.instant())) {
            throw protocol.expired();
        }
        return key.holder().get();
    }

    private AccessKey keep(AccessKey key) {
        keys.put(key.id(), key);
        return key;
    }
}
