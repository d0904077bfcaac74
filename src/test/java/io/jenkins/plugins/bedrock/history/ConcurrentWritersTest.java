package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.JOB;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.environment;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static io.jenkins.plugins.bedrock.history.Entries.model;
import static io.jenkins.plugins.bedrock.history.Entries.override;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** Many builds write at once: nothing is lost, nothing is used twice, and models do not wait for each other. */
public class ConcurrentWritersTest {

    private static final int WRITERS = 16;

    @Rule
    public final LedgerOnDisk disk = new LedgerOnDisk();

    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);

    @After
    public void end() {
        threads.shutdownNow();
    }

    @Test
    public void importsOfOneModelIntoManyEnvironmentsAreAllKept() throws Exception {
        atOnce(number -> () -> disk.get().imported(imported(BOT, environment("folder-" + number, "111122223333"))));

        assertThat(disk.restart().find(BOT)).hasSize(WRITERS);
    }

    @Test
    public void importsOfManyModelsAreAllKept() throws Exception {
        atOnce(number -> () -> disk.get().imported(imported(model(number), DEV)));

        assertThat(disk.restart().histories()).hasSize(WRITERS);
    }

    @Test
    public void anOverrideIsUsedByOneBuildOnly() throws Exception {
        disk.get().allowOnce(override(BOT, JOB, "incident"));

        List<Optional<PromotionOverride>> used =
                atOnce(number -> () -> disk.get().useOverride(BOT, PROD, JOB));

        assertThat(used).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    public void aModelDoesNotWaitForAnother() throws Exception {
        disk.get().imported(imported(BOT, DEV));
        CountDownLatch done = new CountDownLatch(1);
        Future<?> slow = threads.submit(() -> disk.get().change(BOT, DEV, known -> {
            await(done);
            return Entries.accepted(known);
        }));

        threads.submit(() -> disk.get().imported(imported(model(8), DEV))).get(1, TimeUnit.MINUTES);

        assertThat(disk.get().find(BOT, DEV).orElseThrow().isAccepted())
                .as("readers see what was before")
                .isFalse();
        done.countDown();
        slow.get(1, TimeUnit.MINUTES);
        assertThat(disk.get().find(BOT, DEV).orElseThrow().isAccepted()).isTrue();
    }

    private <T> List<T> atOnce(IntFunction<Callable<T>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> futures = new ArrayList<>();
        for (int number = 0; number < WRITERS; number++) {
            Callable<T> call = work.apply(number);
            futures.add(threads.submit(() -> {
                await(start);
                return call.call();
            }));
        }
        start.countDown();
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get(1, TimeUnit.MINUTES));
        }
        return results;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
