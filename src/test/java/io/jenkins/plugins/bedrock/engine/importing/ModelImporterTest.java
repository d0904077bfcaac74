package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.bedrock.EmbeddedImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

public class ModelImporterTest {

    private final ImportWorld world = new ImportWorld();

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void anImportIsStartedWithNamesAndTagsThatTellWhatItIs() {
        ImportOutcome outcome = world.importer().start(world.request());

        assertThat(outcome.kind()).isEqualTo(Kind.STARTED);
        assertThat(outcome.attempt()).isEqualTo(1);
        ImportJob job = outcome.job().orElseThrow();
        assertThat(job.name()).startsWith("dev-support-bot-").endsWith("-1");
        assertThat(world.place().tags(job.arn()))
                .containsEntry(ImportTags.DIGEST, ImportWorld.digest("v7").toString())
                .containsEntry(ImportTags.SOURCE, "s3://research-models/support-bot/v7/")
                .containsEntry(ImportTags.BUILD, "promote/support-bot_1")
                .containsEntry("team", "support");
    }

    @Test
    public void theImportedModelCarriesTheTagsOfItsJob() {
        ImportJob job = world.imported(world.request()).job().orElseThrow();

        String model = world.place().job(job.arn()).orElseThrow().modelArn().orElseThrow();
        assertThat(world.place().tags(model)).isEqualTo(world.place().tags(job.arn()));
    }

    @Test
    public void aSecondCallAttachesToTheRunningJob() {
        ImportJob first = world.importer().start(world.request()).job().orElseThrow();

        ImportOutcome second = world.importer().start(world.request("promote/support-bot#2", world.importRole));

        assertThat(second.kind()).isEqualTo(Kind.ATTACHED);
        assertThat(second.job().map(ImportJob::arn)).hasValue(first.arn());
        assertThat(world.creations()).isEqualTo(1);
    }

    @Test
    public void aModelThatIsThereIsReused() {
        world.imported(world.request());

        ImportOutcome second = world.importer().start(world.request());

        assertThat(second.kind()).isEqualTo(Kind.REUSED);
        assertThat(second.model().orElseThrow().modelUnits()).hasValue(1);
        assertThat(second.model().orElseThrow().architecture()).hasValue("llama");
        assertThat(world.creations()).isEqualTo(1);
    }

    @Test
    public void aLostReplyDoesNotStartASecondJob() {
        world.aws.faults().dropAfter("CreateModelImportJob");

        ImportOutcome outcome = world.importer().start(world.request());

        assertThat(outcome.kind()).isEqualTo(Kind.STARTED);
        assertThat(world.creations()).isEqualTo(1);
        assertThat(world.aws.requests().count("CreateModelImportJob")).isEqualTo(1);
    }

    @Test
    public void aRequestThatWasLostOnItsWayIsRepeated() {
        world.aws.faults().dropBefore("CreateModelImportJob");

        assertThat(world.importer().start(world.request()).kind()).isEqualTo(Kind.STARTED);
        assertThat(world.creations()).isEqualTo(1);
    }

    @Test
    public void anAttemptThatWasFixedBeforeARestartFindsItsJob() {
        ImportRequest request = world.request();
        int attempt = world.importer().outlook(request).nextAttempt();
        world.aws.faults().dropAfter("CreateModelImportJob");
        world.aws.faults().dropBefore("GetModelImportJob");
        assertThatThrownBy(() -> world.importer().start(request)).hasMessageContaining("AWS did not answer");

        ImportOutcome resumed = world.importer().start(request, attempt);

        assertThat(resumed.kind()).isEqualTo(Kind.ATTACHED);
        assertThat(resumed.job().orElseThrow().isRunning()).isTrue();
        assertThat(world.creations()).isEqualTo(1);
    }

    @Test
    public void parallelStartsLeadToOneJob() throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(8);
        List<Callable<ImportOutcome>> starts = IntStream.range(0, 8)
                .mapToObj(build -> (Callable<ImportOutcome>)
                        () -> world.importer().start(world.request("promote#" + build, world.importRole)))
                .toList();
        List<Future<ImportOutcome>> outcomes = builds.invokeAll(starts);
        builds.shutdown();

        int started = 0;
        for (Future<ImportOutcome> outcome : outcomes) {
            started += outcome.get().kind() == Kind.STARTED ? 1 : 0;
        }
        assertThat(world.creations()).isEqualTo(1);
        assertThat(started).isEqualTo(1);
    }

    @Test
    public void anImportThatFailedIsTriedAgainUnderTheNextNumber() {
        world.settings().failNextImport("An internal error occurred.");
        world.imported(world.request());

        ImportOutcome second = world.importer().start(world.request());

        assertThat(second.kind()).isEqualTo(Kind.STARTED);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.job().orElseThrow().name()).endsWith("-2");
    }

    @Test
    public void aModelThatWasDeletedIsImportedAnew() {
        ImportJob first = world.imported(world.request()).job().orElseThrow();
        new ImportedModels(world.account()).delete(first.modelName());

        ImportOutcome second = world.importer().start(world.request());

        assertThat(second.kind()).isEqualTo(Kind.STARTED);
        assertThat(second.attempt()).isEqualTo(2);
    }

    @Test
    public void aModelThatWasReadAsAnotherRoleIsNotReused() {
        world.imported(world.request());
        ImportRequest other = world.request("promote#2", world.importRole("OtherImport"));

        assertThatThrownBy(() -> world.importer().start(other))
                .isInstanceOf(ImportConflictException.class)
                .hasMessageContaining("it was read as arn:aws:iam::444455556666:role/BedrockImport, not as"
                        + " arn:aws:iam::444455556666:role/OtherImport");
    }

    @Test
    public void aModelUnderAnotherKeyIsNotReused() {
        world.imported(world.request());
        ImportRequest other = world.request(
                "support-bot",
                "v7",
                "promote#2",
                world.importRole,
                Optional.of(new ModelKmsKey("alias/imported-models")));

        assertThatThrownBy(() -> world.importer().start(other))
                .isInstanceOf(ImportConflictException.class)
                .hasMessageContaining("it is kept under a key of AWS's own, not under alias/imported-models");
    }

    @Test
    public void aModelUnderTheSameAliasIsReused() {
        ImportRequest request = world.request(
                "support-bot",
                "v7",
                "promote#1",
                world.importRole,
                Optional.of(new ModelKmsKey("alias/imported-models")));
        world.imported(request);

        assertThat(world.importer().start(request).kind()).isEqualTo(Kind.REUSED);
    }

    @Test
    public void anotherVersionIsImportedBesideTheFirst() {
        world.imported(world.request());
        world.checkpoint("support-bot/v8/");

        ImportOutcome other = world.importer()
                .start(world.request("support-bot", "v8", "promote#2", world.importRole, Optional.empty()));

        assertThat(other.kind()).isEqualTo(Kind.STARTED);
        assertThat(other.attempt()).isEqualTo(1);
    }

    @Test
    public void importIsRefusedWhileAnotherOneRuns() {
        ImportJob running = world.importer().start(world.request()).job().orElseThrow();
        world.checkpoint("support-bot/v8/");

        assertThatThrownBy(() -> world.importer()
                        .start(world.request("support-bot", "v8", "promote#2", world.importRole, Optional.empty())))
                .isInstanceOfSatisfying(
                        ImportSlotTakenException.class,
                        taken -> assertThat(taken.holder()).map(ImportJob::arn).hasValue(running.arn()))
                .hasMessageContaining(running.name())
                .hasMessageContaining("one per account and Region");
    }

    @Test
    public void aFullQuotaNamesTheModelsAndTheirAges() {
        world.settings().modelQuota(1);
        ImportJob first = world.imported(world.request()).job().orElseThrow();
        world.pass(Duration.ofDays(2));
        world.checkpoint("support-bot/v8/");
        ImportRequest request = world.request("support-bot", "v8", "promote#2", world.importRole, Optional.empty());

        String told = first.modelName() + " (imported 2 days ago)";
        assertThatThrownBy(() -> world.importer().start(request))
                .isInstanceOf(ModelQuotaExceededException.class)
                .hasMessageContaining(told);
        assertThatThrownBy(() -> world.importer().requireRoom(request, 1)).hasMessageContaining(told);
    }

    @Test
    public void lookingChangesNothing() {
        ImportOutlook outlook = world.importer().outlook(world.request());

        assertThat(outlook.existing()).isEmpty();
        assertThat(outlook.nextAttempt()).isEqualTo(1);
        assertThat(world.aws.requests().writes()).isEmpty();
        assertThat(world.place().jobs()).extracting(EmbeddedImportJob::name).isEmpty();
    }
}
