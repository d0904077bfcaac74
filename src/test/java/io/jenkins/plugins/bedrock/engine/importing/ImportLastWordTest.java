package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.After;
import org.junit.Test;

/** What let an import in is asked again just before its job is created: it may have waited for hours. */
public class ImportLastWordTest {

    private final ImportWorld world = new ImportWorld();
    private final StartedImports told = new StartedImports();
    private boolean recalled;
    private int asked;

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aModelThatIsRecalledWhileItWaitsForTheSlotIsNotImported() {
        queue("v7", OptionalInt.empty());
        QueuedImport waiting = queue("v8", OptionalInt.empty());
        recalled = true;

        world.pass(Duration.ofHours(1));

        assertThatThrownBy(() -> Blocking.await(waiting.outcome().toCompletableFuture()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("recalled");
        assertThat(world.creations()).isEqualTo(1);
        assertThat(told.attempts).containsExactly(1);
    }

    @Test
    public void theSlotOfAnImportThatIsRefusedInTheEndGoesToTheNext() {
        recalled = true;
        queue("v7", OptionalInt.empty());
        recalled = false;
        queue("v8", OptionalInt.empty());

        assertThat(world.creations()).isEqualTo(1);
    }

    @Test
    public void anAttemptThatWasFixedBeforeARestartIsAskedForAgain() {
        recalled = true;
        QueuedImport resumed = queue("v7", OptionalInt.of(1));

        assertThat(resumed.outcome().toCompletableFuture()).isCompletedExceptionally();
        assertThat(world.creations()).isZero();
    }

    @Test
    public void anImportThatIsThereAlreadyIsFoundWithoutBeingAskedFor() {
        queue("v7", OptionalInt.empty());
        recalled = true;

        QueuedImport found = queue("v7", OptionalInt.of(1));

        assertThat(found.outcome().toCompletableFuture()).isCompleted();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    public void anImportThatIsGivenUpWhileItsRoleDoesNotShowIsNotStartedLater() {
        world.aws
                .faults()
                .refuse("CreateModelImportJob", 400, "ValidationException", "The provided role ARN is invalid");
        QueuedImport queued = queue("v7", OptionalInt.empty());
        assertThat(told.lines).anyMatch(line -> line.contains("does not accept the import role yet"));

        queued.cancel();
        world.pass(Duration.ofHours(1));

        assertThat(world.creations()).isZero();
    }

    private QueuedImport queue(String version, OptionalInt attempt) {
        world.checkpoint("support-bot/" + version + "/");
        ImportRequest request =
                world.request("support-bot", version, "promote#" + version, world.importRole, Optional.empty());
        return world.imports.start(
                world.access(), request, attempt, world.aws.clock().instant(), told, this::requireNotRecalled);
    }

    private void requireNotRecalled() {
        asked++;
        if (recalled) {
            throw new IllegalStateException("recalled");
        }
    }
}
