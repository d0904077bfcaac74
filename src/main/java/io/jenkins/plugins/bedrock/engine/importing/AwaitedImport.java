package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A job that somebody waits for.
 *
 * @param created when it was started, if that is known: a job that has just begun is not asked after at once
 * @param bytes the size of the model, if that is known: earlier imports of that size tell when to ask
 */
public record AwaitedImport(String jobArn, Optional<Instant> created, OptionalLong bytes) {

    /** A job of which nothing but the ARN is known. */
    public static AwaitedImport of(String jobArn) {
        return new AwaitedImport(jobArn, Optional.empty(), OptionalLong.empty());
    }

    /** A job of which AWS has told more. */
    public static AwaitedImport of(ImportJob job) {
        return new AwaitedImport(job.arn(), Optional.of(job.created()), OptionalLong.empty());
    }

    /** The same with the size of the model. */
    public AwaitedImport ofSize(long modelBytes) {
        return new AwaitedImport(jobArn, created, OptionalLong.of(modelBytes));
    }
}
