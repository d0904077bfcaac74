package io.jenkins.plugins.bedrock.demo;

import static io.jenkins.plugins.bedrock.demo.DemoAccounts.DEV;
import static io.jenkins.plugins.bedrock.demo.DemoAccounts.PROD;
import static io.jenkins.plugins.bedrock.demo.DemoAccounts.VALIDATION;

import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.access.AccessControl;
import io.jenkins.plugins.bedrock.engine.access.AccessLeases;
import io.jenkins.plugins.bedrock.engine.access.AccessPlan;
import io.jenkins.plugins.bedrock.engine.access.Lifetime;
import io.jenkins.plugins.bedrock.engine.access.Ownership;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.importing.Background;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.Imports;
import io.jenkins.plugins.bedrock.engine.importing.Propagation;
import io.jenkins.plugins.bedrock.engine.inspection.Inspection;
import io.jenkins.plugins.bedrock.engine.inspection.InspectionTable;
import io.jenkins.plugins.bedrock.engine.model.HashesInMemory;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import io.jenkins.plugins.bedrock.engine.operation.Engine;
import io.jenkins.plugins.bedrock.engine.operation.GrantModelAccess;
import io.jenkins.plugins.bedrock.engine.operation.ImportFailedException;
import io.jenkins.plugins.bedrock.engine.operation.InspectModel;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.operation.RevokeModelAccess;
import io.jenkins.plugins.bedrock.engine.operation.TestImportedModel;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.LedgerInMemory;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;

/** The story of one promotion: each scene says what it does, does it with the engine, and checks what came of it. */
final class DemoStory implements AutoCloseable {

    private static final int WIDTH = 100;
    private static final ModelUri MODEL = ModelUri.parse("s3://" + Accounts.BUCKET + "/support-bot/v7");

    private final DemoAccounts accounts;
    private final AwsClients clients;
    private final ResearchTeam research;
    private final Engine engine;
    private final DemoImport imports;
    private final PrintStream out;

    DemoStory(AwsProcess aws, VirtualClock clock, Executor executor, PrintStream out) {
        this.out = out;
        this.accounts = new DemoAccounts(aws);
        this.clients = DemoAccounts.clients(aws, clock);
        this.research = new ResearchTeam(aws);
        Background background = new Background(clients, clock, executor);
        this.engine = new Engine(
                background,
                new AccessControl(new Ownership("demo0001"), clock, new AccessLeases()),
                new Imports(background, new Random(), Propagation.DEFAULT, Duration.ZERO),
                new ResourceLocks(),
                new LedgerInMemory(),
                new HashesInMemory(),
                SupportMatrix.builtIn());
        this.imports = new DemoImport(engine, clock, out);
    }

    void tell(Path checkpoint) throws InterruptedException {
        scene("The research team uploads a checkpoint");
        List<Path> files = research.upload(checkpoint, MODEL);
        say(files.size() + " files, at " + MODEL);
        String keyPolicy = research.keyPolicy();

        scene("Whether it can be imported, before anything is done");
        Inspection inspection = new InspectModel(engine).run(promotion(DEV));
        InspectionTable.lines(inspection, Set.of(), WIDTH).forEach(this::say);
        ModelIdentity model = inspection.requireImportable(Set.of()).identity();

        scene("dev: an import without any access fails as in AWS");
        withoutAccess(model);

        promote(DEV, Lifetime.untilRevoked());

        scene("prod: refused, for validation has not accepted the model");
        refused(() -> new GrantModelAccess(engine).plan(promotion(PROD), Lifetime.untilRevoked()));

        promote(VALIDATION, Lifetime.untilRevoked());

        scene("prod: one byte of a shard is replaced after the inspection");
        replacedShard(checkpoint, files);

        promote(PROD, Lifetime.of(Duration.ofHours(24)));

        scene("What is left of the access");
        require(!research.hasBucketPolicy(), "the research bucket still has a policy");
        require(research.keyPolicy().equals(keyPolicy), "the policy of the research key is not as it was");
        require(research.grants() == 0, "a grant is left on the research key");
        say("In the research account the bucket has no policy, the key its old policy and no grant.");
        out.println(
                "\nThe model " + model.digest().shortForm() + " is in dev, validation and prod: the very same bytes.");
    }

    private void withoutAccess(ModelIdentity model) throws InterruptedException {
        new GrantModelAccess(engine).run(promotion(DEV), Lifetime.untilRevoked(), change -> {});
        new RevokeModelAccess(engine).run(promotion(DEV), change -> {});
        say("(The import role is there; what it was given to read the model was taken back.)");
        try {
            imports.run(promotion(DEV), model.sealed(), Instant.EPOCH);
        } catch (ImportFailedException e) {
            require(
                    e.getMessage().contains("Access denied"),
                    "the import failed for another reason: " + e.getMessage());
            say(e.getMessage());
            return;
        }
        throw new DemoFailure("the import without access did not fail");
    }

    private void promote(EnvironmentName name, Lifetime lifetime) throws InterruptedException {
        scene(name + ": the access that the import needs, as a diff, and given");
        Promotion promotion = promotion(name);
        AccessPlan plan = new GrantModelAccess(engine).plan(promotion, lifetime);
        plan.diff().lines().forEach(this::say);
        new GrantModelAccess(engine).run(promotion, lifetime, change -> say("done: " + change.summary()));

        scene(name + ": the import");
        ModelIdentity model = new InspectModel(engine).identify(promotion);
        ImportJob job = imports.run(
                promotion, model.sealed(), engine.background().scheduler().instant());
        say("imported as " + job.modelArn().orElseThrow());

        scene(name + ": the test");
        String answer = new TestImportedModel(engine)
                .run(promotion, model.digest(), this::say)
                .answer();
        say("asked \"Where is my parcel?\", answered \"" + answer + "\"");
        PromotionRecord entry = engine.ledger()
                .find(model.digest(), promotion.environment().id())
                .orElseThrow();
        require(entry.isAccepted(), name + " has not accepted the model: " + entry.missing());
        say("accepted in " + name);

        scene(name + ": the access is taken back");
        new RevokeModelAccess(engine).runToTheEnd(promotion, change -> say("done: " + change.summary()), this::say);
    }

    private void replacedShard(Path checkpoint, List<Path> files) throws InterruptedException {
        ModelIdentity inspected = new InspectModel(engine).identify(promotion(PROD));
        Path shard = files.stream()
                .filter(file -> file.toString().endsWith(".safetensors"))
                .findFirst()
                .orElseThrow(() -> new DemoFailure("the checkpoint has no .safetensors file"));
        research.changeLastByte(MODEL, shard);
        refused(() -> imports.run(promotion(PROD), inspected.sealed(), Instant.EPOCH));
        refused(() -> new GrantModelAccess(engine).plan(promotion(PROD), Lifetime.untilRevoked()));
        say("The research team uploads the right shard again.");
        research.upload(checkpoint, MODEL);
    }

    private void refused(Attempt attempt) throws InterruptedException {
        try {
            attempt.run();
        } catch (PromotionRefusedException | ModelProblem e) {
            say("refused: " + e.getMessage());
            return;
        }
        throw new DemoFailure("it was not refused");
    }

    private Promotion promotion(EnvironmentName name) {
        var path = accounts.path();
        return new Promotion(accounts.source(), path, path.environment(name), MODEL, "support-bot", "demo", 1);
    }

    private void scene(String title) {
        out.println("\n== " + title);
    }

    private void say(String line) {
        out.println("   " + line);
    }

    private static void require(boolean asItShouldBe, String otherwise) {
        if (!asItShouldBe) {
            throw new DemoFailure(otherwise);
        }
    }

    @Override
    public void close() {
        research.close();
        clients.close();
    }

    private interface Attempt {
        void run() throws InterruptedException;
    }
}
