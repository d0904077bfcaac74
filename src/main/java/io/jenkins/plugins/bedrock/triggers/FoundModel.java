package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.Upload;
import java.time.Instant;
import java.util.Optional;

/** A model that a poll has found, whether it is new or not. */
final class FoundModel {

    private final String key;
    private final String state;
    private final boolean settled;
    private final String model;
    private final String digest;
    private final String why;

    private FoundModel(String key, String state, boolean settled, String model, String digest, String why) {
        this.key = key;
        this.state = state;
        this.settled = settled;
        this.model = model;
        this.digest = digest;
        this.why = why;
    }

    /** One that lies below the watched prefix; whether its upload has ended shows only when it is looked at twice. */
    static FoundModel uploaded(Upload upload) {
        String uri = upload.uri().toString();
        return new FoundModel(uri, upload.listing(), false, uri, null, Messages.NewModelCause_Uploaded(uri));
    }

    /** One that what comes before the environment has accepted. */
    static FoundModel accepted(String digest, String model, String version, String where, Instant when) {
        return new FoundModel(
                digest, when.toString(), true, model, digest, Messages.NewModelCause_Accepted(version, model, where));
    }

    /** By which it is known again. */
    @NonNull
    String key() {
        return key;
    }

    /** Another one if it is to be taken for new again. */
    @NonNull
    String state() {
        return state;
    }

    /** Whether a job that was started for it in another state was started for this one as well: an acceptance that is no later. */
    boolean isCoveredBy(@NonNull String other) {
        return state.equals(other) || settled && !Instant.parse(state).isAfter(Instant.parse(other));
    }

    /** Whether it need not be seen twice in the same state. */
    boolean isSettled() {
        return settled;
    }

    /** Where it lies. */
    @NonNull
    String model() {
        return model;
    }

    @NonNull
    Optional<String> digest() {
        return Optional.ofNullable(digest);
    }

    /** Why a job is started for it, a sentence. */
    @NonNull
    String why() {
        return why;
    }
}
