package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.After;
import org.junit.Test;

public class ImportRunTest {

    private final ImportWorld world = new ImportWorld();
    private final StartedImports told = new StartedImports();
    private final Instant start = world.aws.clock().instant();
    private int lastWords;

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void anImportRunsToItsEnd() {
        ImportRun run = run(world.importRole);

        world.pass(Duration.ofMinutes(12));

        assertThat(job(run).isCompleted()).isTrue();
    }

    @Test
    public void aModelThatIsThereEndsTheRunAtOnce() {
        world.imported(world.request());

        ImportRunEnd end = end(run(world.importRole));

        assertThat(end.outcome().kind()).isEqualTo(Kind.REUSED);
        assertThat(end.end()).isEmpty();
    }

    @Test
    public void aDenialSoonAfterTheGrantLeadsToANewAttempt() {
        ImportRun run = run(roleThatMayReadLater(Duration.ofSeconds(50)));

        world.pass(Duration.ofMinutes(15));

        assertThat(job(run).isCompleted()).isTrue();
        assertThat(told.attempts).hasSizeGreaterThan(1).startsWith(1, 2);
        assertThat(told.lines).anyMatch(line -> line.contains("was denied access"));
    }

    @Test
    public void aDenialThatLastsIsAFailure() {
        ImportRun run = run(world.hosting.role("Blind").trustingService("bedrock.amazonaws.com"));

        world.pass(Duration.ofMinutes(20));

        assertThat(job(run).failureMessage().orElseThrow()).contains("Access denied");
        assertThat(told.attempts).hasSizeBetween(2, 8);
    }

    @Test
    public void anotherFailureIsNotTriedAgain() {
        world.settings().failNextImport("The weights are damaged.");
        ImportRun run = run(world.importRole);

        world.pass(Duration.ofMinutes(20));

        assertThat(job(run).failureMessage()).hasValue("The weights are damaged.");
        assertThat(told.attempts).containsExactly(1);
    }

    @Test
    public void aJobThatWasStartedBeforeIsWaitedForAndGetsASuccessorToo() {
        EmbeddedRole role = roleThatMayReadLater(Duration.ofSeconds(50));
        ImportJob first =
                world.importer().start(world.request("promote#1", role)).job().orElseThrow();
        ImportRun run = run(role, OptionalInt.of(1));

        world.pass(Duration.ofMinutes(40));

        assertThat(job(run).isCompleted()).isTrue();
        assertThat(job(run).arn()).isNotEqualTo(first.arn());
        assertThat(told.attempts).startsWith(2);
    }

    @Test
    public void eachAttemptIsAskedForALastTime() {
        run(roleThatMayReadLater(Duration.ofSeconds(50)));

        world.pass(Duration.ofMinutes(15));

        assertThat(lastWords).isGreaterThan(1).isEqualTo(told.attempts.size());
    }

    @Test
    public void aRunThatIsCancelledAsksNoMore() {
        ImportRun run = run(world.importRole);
        world.pass(Duration.ofMinutes(1));
        run.cancel();
        int before = world.aws.requests().count();

        world.pass(Duration.ofHours(1));

        assertThat(world.aws.requests().count()).isEqualTo(before);
        assertThat(world.place().models()).hasSize(1);
    }

    private EmbeddedRole roleThatMayReadLater(Duration delay) {
        EmbeddedRole role = world.hosting.role("Late").trustingService("bedrock.amazonaws.com");
        world.aws.faults().changesShowAfter(delay);
        world.aws
                .clients()
                .iam(world.hosting.administrator().provider())
                .putRolePolicy(put -> put.roleName("Late")
                        .policyName("read")
                        .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                                + "[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":\"*\"}]}"));
        return role;
    }

    private ImportRun run(EmbeddedRole role) {
        return run(role, OptionalInt.empty());
    }

    private ImportRun run(EmbeddedRole role, OptionalInt attempt) {
        return world.imports.run(
                world.access(),
                world.request("promote#1", role),
                attempt,
                new ImportTimes(start, start, Instant.MAX),
                told,
                () -> lastWords++);
    }

    private static ImportRunEnd end(ImportRun run) {
        ImportRunEnd end = run.end().toCompletableFuture().getNow(null);
        assertThat(end).as("what came of it by now").isNotNull();
        return end;
    }

    private static ImportJob job(ImportRun run) {
        return ((AwaitEnd.JobEnded) end(run).end().orElseThrow()).job();
    }
}
