package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.bedrock.EmbeddedImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.After;
import org.junit.Test;

public class QueuedImportTest {

    private final ImportWorld world = new ImportWorld();
    private final StartedImports told = new StartedImports();
    private final Instant start = world.aws.clock().instant();

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void anImportStartsAtOnceWhenTheSlotIsFree() {
        QueuedImport queued = queue("v7", start);

        assertThat(outcome(queued).kind()).isEqualTo(Kind.STARTED);
        assertThat(told.attempts).containsExactly(1);
        assertThat(told.lines).isEmpty();
    }

    @Test
    public void anImportWaitsForTheSlotAndSaysForWhat() {
        ImportJob first = outcome(queue("v7", start)).job().orElseThrow();
        QueuedImport second = queue("v8", start);

        assertThat(second.outcome().toCompletableFuture()).isNotDone();
        assertThat(told.lines)
                .singleElement()
                .asString()
                .contains("the job " + first.name() + " has been running since " + first.created())
                .contains("next in turn");
        world.pass(Duration.ofMinutes(12));
        assertThat(outcome(second).kind()).isEqualTo(Kind.STARTED);
    }

    @Test
    public void whoAskedFirstIsServedFirst() {
        outcome(queue("v7", start));
        queue("v9", start.plusSeconds(20));
        queue("v8", start.plusSeconds(10));
        assertThat(told.lines).anyMatch(line -> line.contains("1 before this one, the next is promote#v"));

        world.pass(Duration.ofMinutes(40));

        assertThat(world.place().jobs().stream()
                        .sorted(Comparator.comparing(EmbeddedImportJob::created))
                        .map(EmbeddedImportJob::source)
                        .map(uri -> uri.substring(uri.length() - 3)))
                .containsExactly("v7/", "v8/", "v9/");
    }

    @Test
    public void waitersComeBackInTheirOldOrderAfterARestart() {
        Imports restarted = new Imports(world.background, new Random(1), Propagation.DEFAULT, ImportSlots.SETTLING);
        begin(restarted, "v8", start.plusSeconds(1));
        world.pass(Duration.ofSeconds(5));
        begin(restarted, "v7", start);
        assertThat(world.creations()).isZero();

        world.pass(Duration.ofSeconds(6));

        assertThat(world.place().jobs())
                .extracting(EmbeddedImportJob::source)
                .containsExactly("s3://research-models/support-bot/v7/");
    }

    @Test
    public void anImportOfAnotherToolIsWaitedForToo() {
        world.account()
                .bedrock()
                .createModelImportJob(create -> create.jobName("by-hand")
                        .importedModelName("by-hand")
                        .roleArn(world.importRole.arn())
                        .modelDataSource(
                                data -> data.s3DataSource(s3 -> s3.s3Uri("s3://research-models/support-bot/v7/"))));
        QueuedImport queued = queue("v8", start);
        assertThat(told.lines).anyMatch(line -> line.contains("the job by-hand has been running"));

        world.pass(Duration.ofMinutes(12));

        assertThat(outcome(queued).kind()).isEqualTo(Kind.STARTED);
    }

    @Test
    public void aSlotThatSomebodyElseTakesInBetweenIsWaitedForAgain() {
        world.aws
                .faults()
                .refuse(
                        "CreateModelImportJob",
                        400,
                        "ServiceQuotaExceededException",
                        "Request a quota increase for Concurrent model import jobs.");
        QueuedImport queued = queue("v7", start);
        assertThat(queued.outcome().toCompletableFuture()).isNotDone();

        world.pass(Duration.ofSeconds(15));

        assertThat(outcome(queued).kind()).isEqualTo(Kind.STARTED);
    }

    @Test
    public void whoGivesUpLeavesTheQueueToTheOthers() {
        outcome(queue("v7", start));
        QueuedImport second = queue("v8", start.plusSeconds(1));
        QueuedImport third = queue("v9", start.plusSeconds(2));
        second.cancel();

        world.pass(Duration.ofMinutes(12));

        assertThat(outcome(third).kind()).isEqualTo(Kind.STARTED);
        assertThat(world.creations()).isEqualTo(2);
    }

    @Test
    public void nobodyIsAskedWhenNobodyIsInTheQueue() {
        outcome(queue("v7", start));
        queue("v8", start).cancel();
        int before = world.aws.requests().count();

        world.pass(Duration.ofHours(1));

        assertThat(world.aws.requests().count()).isEqualTo(before);
    }

    @Test
    public void aRoleThatDoesNotShowYetIsAskedForAgain() {
        world.aws.faults().changesShowAfter(Duration.ofSeconds(45));
        String trust = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                + "\"bedrock.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
        world.hosting.role("NewImport").allowing("s3:GetObject,s3:ListBucket", "*");
        world.aws
                .clients()
                .iam(world.hosting.administrator().provider())
                .updateAssumeRolePolicy(put -> put.roleName("NewImport").policyDocument(trust));
        QueuedImport queued = begin(
                world.imports, world.request("promote#1", world.hosting.role("NewImport")), OptionalInt.empty(), start);

        world.pass(Duration.ofMinutes(2));

        assertThat(outcome(queued).kind()).isEqualTo(Kind.STARTED);
        assertThat(told.attempts).containsExactly(1);
        assertThat(told.lines).anyMatch(line -> line.contains("AWS does not accept the import role yet"));
    }

    @Test
    public void aRoleThatBedrockMayNotAssumeFailsWithinTheBound() {
        world.hosting.role("Untrusting").allowing("s3:*", "*");
        QueuedImport queued = begin(
                world.imports,
                world.request("promote#1", world.hosting.role("Untrusting")),
                OptionalInt.empty(),
                start);

        world.pass(Duration.ofMinutes(6));

        assertThatThrownBy(() -> outcome(queued)).hasMessageContaining("The provided role ARN is invalid");
        assertThat(world.aws.requests().count("CreateModelImportJob")).isBetween(4, 8);
    }

    @Test
    public void anAttemptThatWasSavedIsTakenUpAgain() {
        ImportJob job = outcome(queue("v7", start)).job().orElseThrow();

        QueuedImport resumed = begin(world.imports, request("v7"), OptionalInt.of(1), start);

        assertThat(outcome(resumed).kind()).isEqualTo(Kind.ATTACHED);
        assertThat(outcome(resumed).job().map(ImportJob::arn)).hasValue(job.arn());
    }

    private QueuedImport queue(String version, Instant asked) {
        return begin(world.imports, version, asked);
    }

    private QueuedImport begin(Imports imports, String version, Instant asked) {
        world.checkpoint("support-bot/" + version + "/");
        return begin(imports, request(version), OptionalInt.empty(), asked);
    }

    private QueuedImport begin(Imports imports, ImportRequest request, OptionalInt attempt, Instant asked) {
        return imports.start(world.access(), request, attempt, asked, told);
    }

    private ImportRequest request(String version) {
        return world.request("support-bot", version, "promote#" + version, world.importRole, Optional.empty());
    }

    private static ImportOutcome outcome(QueuedImport queued) {
        ImportOutcome outcome = queued.outcome().toCompletableFuture().getNow(null);
        assertThat(outcome).as("what came of it by now").isNotNull();
        return outcome;
    }
}
