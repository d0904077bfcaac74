package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;

/** Access that a build was given, and that this controller could not take back. */
public final class StuckRevocation {

    private final String job;
    private final int build;
    private final String model;
    private final String environment;
    private final Instant since;
    private final String problem;

    StuckRevocation(
            @NonNull String job,
            int build,
            @NonNull String model,
            @NonNull String environment,
            @NonNull Instant since,
            @CheckForNull String problem) {
        this.job = job;
        this.build = build;
        this.model = model;
        this.environment = environment;
        this.since = since;
        this.problem = problem;
    }

    /** The full name of the job. */
    @NonNull
    public String job() {
        return job;
    }

    public int build() {
        return build;
    }

    /** Where the model lies. */
    @NonNull
    public String model() {
        return model;
    }

    /** The environment's name, as the job uses it. */
    @NonNull
    public String environment() {
        return environment;
    }

    /** When it was given, or asked for. */
    @NonNull
    public Instant since() {
        return since;
    }

    /** What stands in the way, as it was told last; null if nothing was told since the controller has started. */
    @CheckForNull
    public String problem() {
        return problem;
    }
}
