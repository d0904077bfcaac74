package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.model.KnownHashes;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.SealedObject;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger;
import java.util.Map;

/**
 * The hashes of a controller, which give a model another digest: before they take effect, the ledger notes that both are
 * of the same objects, so that no recall is lost with hashing, nor with the hashes.
 */
record NotedHashes(KnownHashes hashes, PromotionLedger ledger) implements KnownHashes {

    @Override
    public Map<SealedObject, String> of(ModelUri model) {
        return hashes.of(model);
    }

    @Override
    public void remember(ModelUri model, SealedObject object, String sha256) {
        hashes.remember(model, object, sha256);
    }

    @Override
    public void keep(ModelUri model) {
        hashes.keep(model);
    }

    @Override
    public ModelManifest lift(ModelManifest manifest) {
        ModelManifest lifted = hashes.lift(manifest);
        if (!lifted.equals(manifest)) {
            ledger.sameObjects(ModelDigest.of(manifest), ModelDigest.of(lifted));
        }
        return lifted;
    }
}
