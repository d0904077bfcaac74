package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.importing.OurModel;
import java.util.Optional;

/**
 * An imported model that was looked at for deletion.
 *
 * @param age how long ago it was imported, for people
 * @param reason why it is to go
 * @param spared why it stays all the same; no value if it goes
 */
public record DeletionCandidate(OurModel model, String age, String reason, Optional<String> spared) {

    public boolean isToGo() {
        return spared.isEmpty();
    }

    /** Why it goes, or why it stays. */
    public String because() {
        return spared.orElse(reason);
    }
}
