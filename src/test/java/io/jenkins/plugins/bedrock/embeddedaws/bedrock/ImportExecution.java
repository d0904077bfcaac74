package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.kms.KeyUse;
import io.jenkins.plugins.bedrock.embeddedaws.s3.S3Access;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.sts.ServiceSessions;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Duration;
import java.time.Instant;

/** Runs imports on the virtual clock: each reads its source as the import role when it begins and when it ends. */
final class ImportExecution {

    static final String PRINCIPAL = "bedrock.amazonaws.com";

    /** Until a job has got as far as to look at its source. */
    private static final Duration PREPARING = Duration.ofSeconds(20);

    private final S3Access s3;
    private final KeyUse keys;
    private final ServiceSessions sessions;
    private final UniqueIds ids;
    private final Scheduler clock;
    private final BedrockSettings settings;

    ImportExecution(
            S3Access s3,
            KeyUse keys,
            ServiceSessions sessions,
            UniqueIds ids,
            Scheduler clock,
            BedrockSettings settings) {
        this.s3 = s3;
        this.keys = keys;
        this.sessions = sessions;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** Whether Bedrock may begin a session of the role for this job. */
    boolean mayAssume(BedrockPlace place, String roleArn, String jobArn) {
        try {
            session(place, roleArn, jobArn);
            return true;
        } catch (AwsError refused) {
            return false;
        }
    }

    void begin(BedrockPlace place, EmbeddedImportJob job) {
        clock.schedule(PREPARING, () -> prepare(place, job));
    }

    Instant now() {
        return clock.instant();
    }

    private void prepare(BedrockPlace place, EmbeddedImportJob job) {
        try {
            Checkpoint checkpoint = read(place, job);
            Duration rest = settings.duration(checkpoint.bytes()).minus(PREPARING);
            clock.schedule(rest, () -> finish(place, job));
        } catch (ImportFailure failure) {
            place.change(job.failed(failure.getMessage(), now()));
        }
    }

    private void finish(BedrockPlace place, EmbeddedImportJob job) {
        try {
            Checkpoint checkpoint = read(place, job);
            settings.nextFailure().ifPresent(message -> {
                throw new ImportFailure(message);
            });
            requireRoom(place);
            EmbeddedModel model = new EmbeddedModel(place.arn("imported-model", ids.lower(12)), job, checkpoint, now());
            place.add(model);
            place.change(job.completed(model.arn(), now()));
        } catch (ImportFailure failure) {
            place.change(job.failed(failure.getMessage(), now()));
        }
    }

    private void requireRoom(BedrockPlace place) {
        if (place.models().size() >= settings.quota()) {
            throw new ImportFailure("The account has reached the quota for imported models per account.");
        }
    }

    private Checkpoint read(BedrockPlace place, EmbeddedImportJob job) {
        Caller role;
        try {
            role = session(place, job.roleArn(), job.arn());
        } catch (AwsError refused) {
            throw new ImportFailure("Amazon Bedrock could not assume the provided role " + job.roleArn() + ".");
        }
        return new CheckpointReading(s3, keys, role, place.region(), job.source()).read();
    }

    private Caller session(BedrockPlace place, String roleArn, String jobArn) {
        return sessions.begin(PRINCIPAL, roleArn, "BedrockModelImport", place.account(), jobArn);
    }
}
