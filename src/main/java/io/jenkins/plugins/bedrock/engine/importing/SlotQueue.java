package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;

/**
 * The queue for the import slot of one account and Region. It lets in one at a time, and only after AWS has said that
 * nothing runs; while something runs, it waits for the end through the account's {@link ImportWatch}.
 */
final class SlotQueue {

    /** After the slot came free, by up to so much later, so that controllers do not collide. */
    private static final Duration JITTER = Duration.ofSeconds(5);

    private final Background background;
    private final ImportWatches watches;
    private final RandomGenerator random;
    private final Instant settled;
    private final TreeSet<SlotTicket> waiting = new TreeSet<>(SlotTicket.IN_TURN);
    private final Announcements news = new Announcements();
    private final WatchTrouble trouble = new WatchTrouble();
    private Optional<SlotTicket> admitted = Optional.empty();
    private Optional<SlotHolder> holder = Optional.empty();
    private Optional<Scheduler.Timer> pause = Optional.empty();
    private boolean looking;
    private long issued;
    private long joined;

    /** @param settled before which nobody is let in, so that all who waited before a restart have come back */
    SlotQueue(Background background, ImportWatches watches, RandomGenerator random, Instant settled) {
        this.background = background;
        this.watches = watches;
        this.random = random;
        this.settled = settled;
    }

    /** Nobody is in it or about to come, so that it may be forgotten: AWS is asked anyhow before the next is let in. */
    synchronized boolean isIdle() {
        return joined == issued && waiting.isEmpty() && !looking && admitted.isEmpty() && holder.isEmpty();
    }

    synchronized SlotTicket ticket(AccountAccess access, Instant asked, String who, SlotListener listener) {
        issued++;
        return new SlotTicket(this, access, asked, issued, who, listener);
    }

    synchronized void join(SlotTicket ticket) {
        joined++;
        waiting.add(ticket);
        holder.ifPresent(held -> waiting.tailSet(ticket, true).forEach(behind -> tell(behind, held.line())));
        getOn();
        later();
    }

    synchronized void started(SlotTicket ticket, ImportJob job) {
        if (giveBack(ticket) && job.isRunning() && !waiting.isEmpty()) {
            hold(waiting.first(), job);
            later();
        }
        getOn();
    }

    synchronized void taken(SlotTicket ticket) {
        if (giveBack(ticket)) {
            waiting.add(ticket);
            pauseFor(PollPace.SHORTEST.plus(jitter()));
        }
    }

    synchronized void leave(SlotTicket ticket) {
        waiting.remove(ticket);
        giveBack(ticket);
        if (waiting.isEmpty()) {
            release();
        }
        getOn();
    }

    /** The one place where it is decided what comes next. */
    private void getOn() {
        boolean busy = looking || admitted.isPresent() || holder.isPresent() || pause.isPresent();
        if (waiting.isEmpty() || busy) {
            return;
        }
        Duration unsettled = Duration.between(background.scheduler().instant(), settled);
        if (unsettled.compareTo(Duration.ZERO) > 0) {
            pauseFor(unsettled);
        } else {
            handOver(waiting.first());
        }
    }

    /** The executor may be full for a moment: then later. */
    private void handOver(SlotTicket first) {
        looking = true;
        try {
            background.executor().execute(() -> look(first));
        } catch (RejectedExecutionException busy) {
            looking = false;
            pauseFor(PollPace.LONGEST);
        }
    }

    private void look(SlotTicket via) {
        try {
            AccountAccess access = via.access();
            List<ImportJob> running = new ImportJobs(background.clients().account(access)).running();
            looked(via, running.stream().findFirst());
        } catch (RuntimeException problem) {
            failed(via, problem);
        } catch (Error problem) {
            failed(via, Blocking.unchecked(problem));
        }
        news.deliver();
    }

    private synchronized void looked(SlotTicket via, Optional<ImportJob> running) {
        looking = false;
        trouble.over();
        if (running.isPresent()) {
            hold(via, running.get());
        } else if (!waiting.isEmpty()) {
            SlotTicket first = waiting.pollFirst();
            admitted = Optional.of(first);
            news.add(() -> letIn(first));
        }
    }

    /** Unless it has left meanwhile. */
    private void letIn(SlotTicket ticket) {
        boolean stillThere;
        synchronized (this) {
            stillThere = admitted.filter(in -> in == ticket).isPresent();
        }
        if (stillThere) {
            ticket.turn();
        }
    }

    private synchronized void failed(SlotTicket via, RuntimeException problem) {
        looking = false;
        if (problem instanceof AwsProblem aws && aws.isPassing()) {
            trouble.isLasting(problem);
            trouble.noteworthy(problem).ifPresent(line -> waiting.forEach(ticket -> tell(ticket, line)));
            pauseFor(trouble.pause());
        } else {
            refuse(via, problem);
            getOn();
        }
    }

    private void hold(SlotTicket via, ImportJob job) {
        SlotHolder held = new SlotHolder(job);
        holder = Optional.of(held);
        waiting.forEach(ticket -> tell(ticket, held.line()));
        held.watched(watches.await(via.access(), AwaitedImport.of(job), Instant.MAX, new ImportListener() {
            @Override
            public void onStatus(String line) {
                told(held, line);
            }

            @Override
            public void onEnd(AwaitEnd end) {
                freed(held, via, end);
            }
        }));
    }

    private void told(SlotHolder held, String line) {
        synchronized (this) {
            if (holder.filter(now -> now == held).isPresent()) {
                waiting.forEach(ticket -> tell(ticket, line));
            }
        }
        news.deliver();
    }

    private void freed(SlotHolder held, SlotTicket via, AwaitEnd end) {
        synchronized (this) {
            if (holder.filter(now -> now == held).isEmpty()) {
                return;
            }
            holder = Optional.empty();
            if (end instanceof AwaitEnd.Lost lost) {
                refuse(via, lost.problem());
            }
            if (!waiting.isEmpty()) {
                pauseFor(jitter());
            }
        }
        news.deliver();
    }

    /** Only who asked with this credential is refused; the others have their own. */
    private void refuse(SlotTicket via, RuntimeException problem) {
        if (waiting.remove(via)) {
            news.add(() -> via.listener().onRefused(problem));
        }
    }

    private boolean giveBack(SlotTicket ticket) {
        boolean hadTurn = admitted.filter(in -> in == ticket).isPresent();
        if (hadTurn) {
            admitted = Optional.empty();
        }
        return hadTurn;
    }

    private void pauseFor(Duration time) {
        pause.ifPresent(Scheduler.Timer::cancel);
        pause = Optional.of(background.scheduler().schedule(time, this::resume));
    }

    private synchronized void resume() {
        pause = Optional.empty();
        getOn();
    }

    private void release() {
        holder.ifPresent(SlotHolder::unwatch);
        holder = Optional.empty();
        pause.ifPresent(Scheduler.Timer::cancel);
        pause = Optional.empty();
    }

    private Duration jitter() {
        return Duration.ofMillis(random.nextLong(JITTER.toMillis()));
    }

    private void tell(SlotTicket ticket, String line) {
        int before = waiting.headSet(ticket).size();
        String queue = before == 0
                ? "next in turn"
                : before + " before this one, the next is " + waiting.first().who();
        news.add(() -> ticket.listener().onWaiting(line + " (" + queue + ")"));
    }

    /** What was decided under the lock is told without it. */
    private void later() {
        background.handOver(news::deliver);
    }
}
