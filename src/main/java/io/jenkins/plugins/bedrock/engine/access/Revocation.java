package io.jenkins.plugins.bedrock.engine.access;

import java.util.List;

/**
 * What became of a wish to take access back.
 *
 * @param sentence what was done, or why not yet, for people
 * @param changes what was changed
 */
public record Revocation(Outcome outcome, String sentence, List<AccessChange> changes) {

    public Revocation {
        changes = List.copyOf(changes);
    }

    /** What became of it. */
    public enum Outcome {
        /** The access is gone, or was gone already. */
        REVOKED,
        /**
         * The bucket is closed; whether a key is open still is not known: it may not be looked at, or the model could
         * not be and no key is known from anywhere else.
         */
        KEYS_UNKNOWN,
        /** Another build holds the same access, and takes it back when it is done. */
        LEFT_TO_OTHERS,
        /** An import still reads the model; ask again when it has ended. */
        IMPORT_RUNNING,
        /** The owners of bucket and key are asked to remove their part. */
        ASKED
    }
}
