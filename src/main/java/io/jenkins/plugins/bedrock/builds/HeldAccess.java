package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.access.KeyArn;
import io.jenkins.plugins.bedrock.engine.access.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Access that a build was given and has not given up yet: kept with the build, so that it still holds it after a restart. */
public final class HeldAccess {

    private final String by;
    private final String model;
    private final String environment;
    private final String name;
    private final List<String> keys;
    private final long expiresAfterSeconds;
    private final long since;

    /** @param by what in the build holds it: a block, or the build as a whole */
    HeldAccess(
            @NonNull String by,
            @NonNull ModelParameters parameters,
            @NonNull List<KeyArn> keys,
            @NonNull Lifetime lifetime,
            @NonNull Instant since) {
        this.by = by;
        this.model = parameters.getModel();
        this.environment = parameters.getEnvironment();
        this.name = parameters.getName();
        this.keys = new ArrayList<>(keys.stream().map(KeyArn::value).toList());
        this.expiresAfterSeconds =
                lifetime.expiresAfter().map(Duration::toSeconds).orElse(0L);
        this.since = since.toEpochMilli();
    }

    @NonNull
    String by() {
        return by;
    }

    @NonNull
    ModelParameters parameters() {
        return new ModelParameters(model, environment, name);
    }

    @NonNull
    List<KeyArn> keys() {
        return keys.stream().map(KeyArn::new).toList();
    }

    @NonNull
    Lifetime lifetime() {
        return expiresAfterSeconds == 0
                ? Lifetime.untilRevoked()
                : Lifetime.of(Duration.ofSeconds(expiresAfterSeconds));
    }

    @NonNull
    Instant since() {
        return Instant.ofEpochMilli(since);
    }
}
