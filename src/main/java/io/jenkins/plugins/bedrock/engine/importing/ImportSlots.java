package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The queues for the import slots of all accounts and Regions: AWS runs one import in each at a time (quota
 * L-5F098EFA, which can't be raised). First come, first served within this controller.
 */
public final class ImportSlots {

    /** After a start nobody is let in for so long, until all who waited before have come back with their old time. */
    public static final Duration SETTLING = Duration.ofSeconds(10);

    private final Background background;
    private final ImportWatches watches;
    private final RandomGenerator random;
    private final Instant settled;
    private final Map<Place, SlotQueue> queues = new HashMap<>();

    /**
     * @param random for the jitter against other controllers
     * @param settling for how long from now nobody is let in, usually {@link #SETTLING}
     */
    public ImportSlots(Background background, ImportWatches watches, RandomGenerator random, Duration settling) {
        this.background = background;
        this.watches = watches;
        this.random = random;
        this.settled = background.scheduler().instant().plus(settling);
    }

    private record Place(AccountId account, AwsRegion region) {}

    /**
     * A ticket for the queue, to be {@linkplain SlotTicket#join joined} with it.
     *
     * @param asked when the slot was first asked for: after a restart, the saved time
     * @param who for the log of those who wait
     */
    public synchronized SlotTicket ticket(AccountAccess access, Instant asked, String who, SlotListener listener) {
        queues.values().removeIf(SlotQueue::isIdle);
        Place here = new Place(access.account(), access.region());
        return queues.computeIfAbsent(here, place -> new SlotQueue(background, watches, random, settled))
                .ticket(access, asked, who, listener);
    }

    /**
     * Joins the queue and blocks the calling thread until its turn.
     *
     * @param status told what is being waited for
     * @return to be told what came of the turn
     * @throws InterruptedException if the thread is interrupted; the queue is left
     */
    public SlotTicket enter(AccountAccess access, Instant asked, String who, Consumer<String> status)
            throws InterruptedException {
        Turn turn = new Turn(new CompletableFuture<>(), status);
        SlotTicket ticket = ticket(access, asked, who, turn);
        boolean entered = false;
        try {
            ticket.join();
            Blocking.await(turn.begun());
            entered = true;
            return ticket;
        } finally {
            if (!entered) {
                ticket.leave();
            }
        }
    }

    private record Turn(CompletableFuture<Boolean> begun, Consumer<String> status) implements SlotListener {

        @Override
        public void onWaiting(String line) {
            status.accept(line);
        }

        @Override
        public void onTurn() {
            begun.complete(true);
        }

        @Override
        public void onRefused(RuntimeException problem) {
            begun.completeExceptionally(problem);
        }
    }

    /** How many queues there are. */
    synchronized int count() {
        return queues.size();
    }
}
