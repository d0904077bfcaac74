package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.bedrock.model.CreateModelImportJobRequest;

/**
 * Starts imports, each once: however often it is asked, by however many builds, and whatever reply is lost.
 *
 * <p>It waits for nothing: {@link QueuedImport} waits for the account's one slot and for what must first show in AWS.
 */
public final class ModelImporter {

    /** A reply that is lost this often in a row is no accident. */
    private static final int LOST_REPLIES = 3;

    private static final String QUOTA = "ServiceQuotaExceededException";

    /**
     * After these, or after no answer at all, the job may be there: ours, or that of a build that was faster. Two builds
     * send one client token with tags of their own; how AWS refuses such a request is not documented, and in other
     * services it is a ValidationException.
     */
    private static final Set<String> JOB_MAY_EXIST = Set.of("ConflictException", "ValidationException", QUOTA);

    private final AwsAccount account;
    private final ImportJobs jobs;
    private final InstantSource clock;

    /** @param account the hosting account, asked of its clients anew for each use: unused ones are closed */
    public ModelImporter(AwsAccount account, InstantSource clock) {
        this.account = account;
        this.jobs = new ImportJobs(account);
        this.clock = clock;
    }

    /**
     * What is there already, and which attempt would be next; changes nothing.
     *
     * @throws ImportConflictException if a job or model of that name differs from what is asked for
     * @throws AwsProblem if AWS refuses, or does not answer
     */
    public ImportOutlook outlook(ImportRequest request) {
        return new EarlierImports(account, request).outlook();
    }

    /**
     * Fails if the account has no room for another model; to be asked before access is granted.
     *
     * @param quota how many imported models the account may hold (3 unless AWS has raised it)
     * @throws ModelQuotaExceededException naming the models that are there
     */
    public void requireRoom(ImportRequest request, int quota) {
        List<ListedModel> models = new ImportedModels(account).list();
        if (models.size() >= quota) {
            throw new ModelQuotaExceededException(request, models, clock.instant(), null);
        }
    }

    /**
     * Sees that a job has imported just what is asked for.
     *
     * @throws ImportConflictException naming what is different
     */
    public void requireSame(ImportRequest request, ImportJob job) {
        new EarlierImports(account, request).requireSame(job);
    }

    /** {@link #start(ImportRequest, int)} with the next attempt, unless there is a job or model already. */
    public ImportOutcome start(ImportRequest request) {
        ImportOutlook outlook = outlook(request);
        return outlook.existing().orElseGet(() -> create(request, ImportNames.of(request, outlook.nextAttempt())));
    }

    /**
     * Starts an attempt that was fixed before, or finds what became of it.
     *
     * @param attempt from {@link #outlook}
     * @throws ImportConflictException if a job of that name differs from what is asked for
     * @throws ImportSlotTakenException if another import runs in this account and Region
     * @throws ModelQuotaExceededException if the account has no room for another model
     * @throws AwsProblem if AWS refuses otherwise; {@link Propagation} tells what may pass
     */
    public ImportOutcome start(ImportRequest request, int attempt) {
        return start(request, attempt, () -> {});
    }

    /**
     * The same, with a last word before the job is created.
     *
     * @param beforeCreate run if there is no such job yet; what it throws is thrown, and no job created
     */
    ImportOutcome start(ImportRequest request, int attempt, Runnable beforeCreate) {
        ImportNames names = ImportNames.of(request, attempt);
        return new EarlierImports(account, request).outcome(names).orElseGet(() -> {
            beforeCreate.run();
            return create(request, names);
        });
    }

    private ImportOutcome create(ImportRequest request, ImportNames names) {
        account.verified();
        for (int lost = 1; ; lost++) {
            try {
                return asked(request, jobs.find(ask(request, names))).orElseThrow(() -> notShown(request, names));
            } catch (AwsProblem problem) {
                Optional<ImportOutcome> made = madeNevertheless(request, names, problem);
                if (made.isPresent()) {
                    return made.get();
                }
                if (problem.code().equals(QUOTA)) {
                    throw quota(request, problem);
                }
                if (!problem.isPassing() || lost == LOST_REPLIES) {
                    throw problem;
                }
            }
        }
    }

    private String ask(ImportRequest request, ImportNames names) {
        return account.call(
                        "start the import job " + names.jobName(),
                        () -> account.bedrock().createModelImportJob(creation(request, names)))
                .jobArn();
    }

    private Optional<ImportOutcome> madeNevertheless(ImportRequest request, ImportNames names, AwsProblem problem) {
        return problem.isPassing() || JOB_MAY_EXIST.contains(problem.code())
                ? asked(request, jobs.find(names.jobName()))
                : Optional.empty();
    }

    private Optional<ImportOutcome> asked(ImportRequest request, Optional<ImportJob> job) {
        return job.map(there -> new EarlierImports(account, request).outcome(there, true));
    }

    private IllegalStateException notShown(ImportRequest request, ImportNames names) {
        return new IllegalStateException("The import job " + names.jobName() + " was started in " + account.access()
                + " to import " + request.source() + ", but AWS does not show it yet. Run this again: it will be found"
                + " under its name, and no second one started.");
    }

    private ImportRefusedException quota(ImportRequest request, AwsProblem problem) {
        Optional<ImportJob> running = jobs.running().stream().findFirst();
        if (running.isPresent() || problem.answer().contains("import job")) {
            return new ImportSlotTakenException(request, running, problem);
        }
        List<ListedModel> models = new ImportedModels(account).list();
        return new ModelQuotaExceededException(request, models, clock.instant(), problem);
    }

    private static CreateModelImportJobRequest creation(ImportRequest request, ImportNames names) {
        return CreateModelImportJobRequest.builder()
                .jobName(names.jobName())
                .importedModelName(names.modelName())
                .clientRequestToken(names.clientToken())
                .roleArn(request.importRole().value())
                .modelDataSource(data ->
                        data.s3DataSource(s3 -> s3.s3Uri(request.source().toString())))
                .importedModelKmsKeyId(request.kmsKey().map(ModelKmsKey::id).orElse(null))
                .vpcConfig(request.vpc().map(VpcConfiguration::toSdk).orElse(null))
                .jobTags(request.allTags().toSdk())
                .importedModelTags(request.allTags().toSdk())
                .build();
    }
}
