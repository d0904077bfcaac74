package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.RoleAssumption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Test;

public class ImportSlotsTest {

    private final ImportWorld world = new ImportWorld();
    private final ImportSlots slots = world.imports.slots();
    private final Instant now = world.aws.clock().instant();
    private final List<String> lines = new ArrayList<>();

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aFreeSlotIsEnteredAtOnce() throws Exception {
        slots.enter(world.access(), now, "first", lines::add).leave();

        assertThat(lines).isEmpty();
    }

    @Test
    public void aThreadBlocksUntilItsTurn() throws Exception {
        SlotTicket first = slots.enter(world.access(), now, "first", lines::add);
        CompletableFuture<SlotTicket> second = new CompletableFuture<>();
        Thread build = new Thread(() -> enter(second));
        build.start();
        first.leave();
        build.join();

        assertThat(second).isCompleted();
    }

    @Test
    public void anInterruptedThreadLeavesTheQueue() throws Exception {
        SlotTicket first = slots.enter(world.access(), now, "first", lines::add);
        CompletableFuture<SlotTicket> second = new CompletableFuture<>();
        Thread build = new Thread(() -> enter(second));
        build.start();
        build.interrupt();
        build.join();
        first.leave();

        assertThat(second).isCompletedExceptionally();
        slots.enter(world.access(), now, "third", lines::add).leave();
    }

    @Test
    public void whoMayNotAskWhetherTheSlotIsFreeFailsAlone() throws Exception {
        world.hosting.role("powerless").trusting(world.hosting.administrator().arn());
        AccountAccess powerless = new AccountAccess(
                "dev",
                world.access().account(),
                world.access().region(),
                world.access().base(),
                List.of(RoleAssumption.of(
                        new RoleArn(world.hosting.role("powerless").arn()))),
                world.access().session());

        assertThatThrownBy(() -> slots.enter(powerless, now, "powerless", lines::add))
                .hasMessageContaining("AccessDeniedException");
        slots.enter(world.access(), now, "able", lines::add).leave();
    }

    @Test
    public void aTroubleOfAwsIsRiddenOut() {
        world.aws.faults().throttle("ListModelImportJobs").times(3);
        List<String> turns = new ArrayList<>();
        SlotTicket ticket = slots.ticket(world.access(), now, "first", new SlotListener() {
            @Override
            public void onWaiting(String line) {
                lines.add(line);
            }

            @Override
            public void onTurn() {
                turns.add("turn");
            }

            @Override
            public void onRefused(RuntimeException problem) {
                throw new AssertionError(problem);
            }
        });
        ticket.join();

        world.pass(Duration.ofMinutes(1));

        assertThat(turns).hasSize(1);
        assertThat(lines).anyMatch(line -> line.contains("ThrottlingException"));
    }

    private void enter(CompletableFuture<SlotTicket> entered) {
        try {
            entered.complete(slots.enter(world.access(), now, "second", lines::add));
        } catch (InterruptedException e) {
            entered.completeExceptionally(e);
        }
    }
}
