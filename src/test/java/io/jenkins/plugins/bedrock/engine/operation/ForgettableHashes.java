package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.model.HashesInMemory;
import io.jenkins.plugins.bedrock.engine.model.KnownHashes;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.SealedObject;
import java.util.Map;

/** Hashes that can be lost, as a file can. */
final class ForgettableHashes implements KnownHashes {

    private HashesInMemory known = new HashesInMemory();

    void forget() {
        known = new HashesInMemory();
    }

    @Override
    public Map<SealedObject, String> of(ModelUri model) {
        return known.of(model);
    }

    @Override
    public void remember(ModelUri model, SealedObject object, String sha256) {
        known.remember(model, object, sha256);
    }
}
