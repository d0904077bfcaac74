package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;

/** What an environment is called, and which one it is. */
public final class SeenEnvironment {

    private final String name;
    private final EnvironmentId id;

    SeenEnvironment(ScopedEnvironment environment) {
        this.name = environment.name();
        this.id = environment.withoutAccess().id();
    }

    @NonNull
    public String name() {
        return name;
    }

    @NonNull
    public EnvironmentId id() {
        return id;
    }
}
