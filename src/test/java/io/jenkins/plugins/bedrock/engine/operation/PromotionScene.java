package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.access.AccessControl;
import io.jenkins.plugins.bedrock.engine.access.AccessLeases;
import io.jenkins.plugins.bedrock.engine.access.AccessPlan;
import io.jenkins.plugins.bedrock.engine.access.Lifetime;
import io.jenkins.plugins.bedrock.engine.access.Ownership;
import io.jenkins.plugins.bedrock.engine.access.Revocation;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.importing.AwaitEnd;
import io.jenkins.plugins.bedrock.engine.importing.AwaitedImport;
import io.jenkins.plugins.bedrock.engine.importing.Background;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportListener;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.ImportRunEnd;
import io.jenkins.plugins.bedrock.engine.importing.ImportTimes;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModels;
import io.jenkins.plugins.bedrock.engine.importing.Imports;
import io.jenkins.plugins.bedrock.engine.importing.ModelTest;
import io.jenkins.plugins.bedrock.engine.importing.Propagation;
import io.jenkins.plugins.bedrock.engine.importing.QueuedImport;
import io.jenkins.plugins.bedrock.engine.importing.ResourceTags;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import io.jenkins.plugins.bedrock.engine.promotion.EntryRules;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.ImportSettings;
import io.jenkins.plugins.bedrock.engine.promotion.LedgerInMemory;
import io.jenkins.plugins.bedrock.engine.promotion.Predecessors;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionPath;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PublicationTarget;
import io.jenkins.plugins.bedrock.engine.promotion.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Promotions through dev, validation and prod of the test world, on its virtual clock and the test's own thread. */
final class PromotionScene {

    static final EnvironmentName DEV = new EnvironmentName("dev");
    static final EnvironmentName VALIDATION = new EnvironmentName("validation");
    static final EnvironmentName PROD = new EnvironmentName("prod");
    static final String MODEL = "s3://" + ResearchAndHosting.BUCKET + "/support-bot/v7/";

    private static final QueuedImport.Progress SILENT = new QueuedImport.Progress() {
        @Override
        public void onStatus(String line) {}

        @Override
        public void onAttempt(int attempt) {}
    };

    final ResearchAndHosting world;
    final LedgerInMemory ledger = new LedgerInMemory();
    final AccessLeases leases = new AccessLeases();
    final Engine engine;
    private final ForgettableHashes hashes = new ForgettableHashes();
    private String model = MODEL;
    private String modelName = "support-bot";
    private String allowed = "s3://" + ResearchAndHosting.BUCKET;
    private boolean managedHere = true;
    private boolean createsRoles;
    private Optional<ModelTest> test = Optional.empty();
    private Optional<PublicationTarget> publishTo = Optional.empty();
    private int quota = ImportSettings.DEFAULT_MODEL_QUOTA;
    private EntryRules prodRules = EntryRules.open().after(Predecessors.all(VALIDATION));

    PromotionScene(ResearchAndHosting world) {
        this.world = world;
        Background background = new Background(world.clients, world.aws.clock(), Runnable::run);
        this.engine = new Engine(
                background,
                new AccessControl(new Ownership("0a1b2c3d"), world.aws.clock(), leases),
                new Imports(background, new Random(7), Propagation.DEFAULT, Duration.ZERO),
                new ResourceLocks(),
                ledger,
                hashes,
                SupportMatrix.builtIn());
    }

    /** The owners of bucket and key manage their policies themselves, and give no role. */
    PromotionScene policiesManagedByResearch() {
        managedHere = false;
        return this;
    }

    /** The import roles are made by the plugin. */
    PromotionScene importRolesAreCreated() {
        createsRoles = true;
        return this;
    }

    /** All that was computed is lost. */
    void forgetHashes() {
        hashes.forget();
    }

    /** Another prefix of the source is allowed, in place of its bucket. */
    PromotionScene allowing(String prefix) {
        allowed = prefix;
        return this;
    }

    /** Another model from now on. */
    PromotionScene model(String uri) {
        model = uri;
        return this;
    }

    /** What people call the model from now on. */
    PromotionScene modelName(String name) {
        modelName = name;
        return this;
    }

    /** How many imported models an account may hold. */
    PromotionScene quota(int models) {
        quota = models;
        return this;
    }

    /** Prod has a test of its own. */
    PromotionScene prodTests(ModelTest ownTest) {
        test = Optional.of(ownTest);
        return this;
    }

    /** All environments publish what is current. */
    PromotionScene publishingTo(String parameter) {
        publishTo = Optional.of(new PublicationTarget(parameter));
        return this;
    }

    PromotionScene prodAsks(EntryRules rules) {
        prodRules = rules;
        return this;
    }

    Promotion promotion(EnvironmentName environment) {
        return promotion(environment, 1);
    }

    Promotion promotion(EnvironmentName environment, int build) {
        PromotionPath path = new PromotionPath(List.of(
                environment(DEV, ResearchAndHosting.DEV, EntryRules.open()),
                environment(
                        VALIDATION,
                        ResearchAndHosting.VALIDATION,
                        EntryRules.open().after(Predecessors.all(DEV))),
                environment(PROD, ResearchAndHosting.PROD, prodRules)));
        return new Promotion(
                source(), path, path.environment(environment), ModelUri.parse(model), modelName, "promote", build);
    }

    private Source source() {
        return new Source(
                "research",
                new AccountId(ResearchAndHosting.RESEARCH),
                ResearchAndHosting.REGION,
                List.of(new Source.Opening(AllowedPrefix.parse(allowed), Set.of(DEV, VALIDATION, PROD))),
                managedHere ? Optional.of(world.source()) : Optional.empty(),
                managedHere,
                List.of(),
                true);
    }

    private Environment environment(EnvironmentName name, String account, EntryRules rules) {
        return new Environment(
                name,
                "",
                hosting(account),
                createsRoles
                        ? new RoleArn("arn:aws:iam::" + account + ":role/bedrock-model-import/support-bot")
                        : world.importRole(account),
                createsRoles ? Optional.of(world.boundary(account)) : Optional.empty(),
                true,
                rules,
                new ImportSettings(
                        Optional.empty(),
                        Optional.empty(),
                        ResourceTags.NONE,
                        quota,
                        name.equals(PROD) ? test : Optional.empty(),
                        publishTo));
    }

    private AccountAccess hosting(String account) {
        if (createsRoles) {
            return world.hostingThatCreatesRoles(account);
        }
        return managedHere ? world.hosting(account) : world.hostingThatInspects(account);
    }

    /** Deletes an imported model, as anybody in its account could. */
    void delete(EnvironmentName environment, String nameOrArn) {
        new ImportedModels(engine.account(promotion(environment).hosting())).delete(nameOrArn);
    }

    ModelIdentity inspect(EnvironmentName environment) throws InterruptedException {
        return new InspectModel(engine).identify(promotion(environment));
    }

    AccessPlan grant(EnvironmentName environment) throws InterruptedException {
        return new GrantModelAccess(engine).run(promotion(environment), Lifetime.untilRevoked(), change -> {});
    }

    Revocation revoke(EnvironmentName environment) throws InterruptedException {
        return new RevokeModelAccess(engine).run(promotion(environment), change -> {});
    }

    /** Starts the import, or finds what is there. */
    ImportOutcome begin(EnvironmentName environment, ModelIdentity identity) throws InterruptedException {
        return begin(environment, identity, 1);
    }

    ImportOutcome begin(EnvironmentName environment, ModelIdentity identity, int build) throws InterruptedException {
        return arrived(queued(environment, identity, build));
    }

    /** Asks for the import, and does not wait. */
    CompletableFuture<ImportOutcome> queue(EnvironmentName environment, ModelIdentity identity)
            throws InterruptedException {
        return queued(environment, identity, 1);
    }

    private CompletableFuture<ImportOutcome> queued(EnvironmentName environment, ModelIdentity identity, int build)
            throws InterruptedException {
        return new ImportModel(engine)
                .begin(
                        promotion(environment, build),
                        identity.sealed(),
                        world.aws.clock().instant(),
                        SILENT)
                .outcome()
                .toCompletableFuture();
    }

    /** Waits for an import to the end, with new attempts where access has not shown yet. */
    CompletableFuture<ImportRunEnd> follow(
            EnvironmentName environment, ModelIdentity identity, int attempt, Instant granted) {
        return new AwaitImport(engine)
                .follow(
                        promotion(environment),
                        identity.sealed(),
                        attempt,
                        new ImportTimes(world.aws.clock().instant(), granted, Instant.MAX),
                        SILENT)
                .end()
                .toCompletableFuture();
    }

    /** Imports, waits for the end, and gives the job as AWS shows it then. */
    ImportJob imported(EnvironmentName environment, ModelIdentity identity) throws InterruptedException {
        ImportJob job = begin(environment, identity).job().orElseThrow();
        CompletableFuture<AwaitEnd> end = new CompletableFuture<>();
        new AwaitImport(engine).begin(promotion(environment), AwaitedImport.of(job), Instant.MAX, new ImportListener() {
            @Override
            public void onStatus(String line) {}

            @Override
            public void onEnd(AwaitEnd how) {
                end.complete(how);
            }
        });
        return AwaitImport.ended(arrived(end));
    }

    /** The whole way into an environment: access, import, wait, record. */
    PromotionRecord promote(EnvironmentName environment) throws InterruptedException {
        ModelIdentity identity = inspect(environment);
        grant(environment);
        ImportJob job = imported(environment, identity);
        PromotionRecord entry = new AwaitImport(engine).conclude(promotion(environment), identity.sealed(), job);
        revoke(environment);
        return entry;
    }

    /** Lets time pass until it is there. */
    <T> T arrived(CompletableFuture<T> future) {
        for (int minutes = 0; !future.isDone() && minutes < 600; minutes++) {
            world.aws.clock().advance(Duration.ofMinutes(1));
        }
        try {
            return future.getNow(null);
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }
}
