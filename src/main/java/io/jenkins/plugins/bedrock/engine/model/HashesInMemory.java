package io.jenkins.plugins.bedrock.engine.model;

import java.util.HashMap;
import java.util.Map;

/** Hashes that are forgotten when the process ends: for the terminal. */
public final class HashesInMemory implements KnownHashes {

    private final Map<ModelUri, Map<SealedObject, String>> known = new HashMap<>();

    @Override
    public synchronized Map<SealedObject, String> of(ModelUri model) {
        return Map.copyOf(known.getOrDefault(model, Map.of()));
    }

    @Override
    public synchronized void remember(ModelUri model, SealedObject object, String sha256) {
        object.requireVersion();
        Map<SealedObject, String> hashes = known.computeIfAbsent(model, uri -> new HashMap<>());
        hashes.keySet().removeIf(other -> other.relativeKey().equals(object.relativeKey()));
        hashes.put(object, sha256);
    }
}
