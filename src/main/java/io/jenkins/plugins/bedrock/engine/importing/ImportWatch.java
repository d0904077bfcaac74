package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Watches the import jobs of one account and Region with one credential, for all who wait there: one request per
 * interval, however many they are.
 *
 * <p>Timers only schedule; what calls AWS runs on the executor. Without anybody who waits there is no timer.
 */
public final class ImportWatch {

    private final AccountAccess access;
    private final AwsClients clients;
    private final Scheduler scheduler;
    private final Executor executor;
    private final PollPace pace;
    private final WatchedJobs jobs;
    private final WatchTrouble trouble = new WatchTrouble();
    private Optional<Instant> lastRound = Optional.empty();
    private Instant next = Instant.MAX;
    private Scheduler.Timer timer = () -> {};
    private boolean looking;

    ImportWatch(
            AccountAccess access,
            AwsClients clients,
            Scheduler scheduler,
            Executor executor,
            PollPace pace,
            ImportDurations durations) {
        this.access = access;
        this.clients = clients;
        this.scheduler = scheduler;
        this.executor = executor;
        this.pace = pace;
        this.jobs = new WatchedJobs(durations);
    }

    /** Somebody's wait. */
    public interface Handle {

        /** Ends the wait without an answer. The job goes on: AWS has no call to cancel it. Does no I/O. */
        void cancel();
    }

    /**
     * Waits for the end of a job.
     *
     * @param deadline when to give up; {@link Instant#MAX} means never
     * @param listener told of the end, and of what is noteworthy before
     */
    public synchronized Handle await(AwaitedImport awaited, Instant deadline, ImportListener listener) {
        Waiter waiter = new Waiter(listener, deadline);
        WatchedJob job = jobs.join(awaited, waiter);
        Instant look = job.isSeen() ? Instant.MAX : firstLook(job);
        wake(earlier(look, notTooSoon(deadline)));
        return () -> cancel(job, waiter);
    }

    /** {@link #await(AwaitedImport, Instant, ImportListener)} for a job of which only the ARN is known. */
    public Handle await(String jobArn, Instant deadline, ImportListener listener) {
        return await(AwaitedImport.of(jobArn), deadline, listener);
    }

    /** How many wait. */
    public synchronized int waiting() {
        return jobs.waiting();
    }

    /** Nobody waits, and another watch in its place could ask AWS at once without asking too often. */
    synchronized boolean isIdle() {
        return jobs.isEmpty() && !looking && !notTooSoon(Instant.MIN).isAfter(scheduler.instant());
    }

    private synchronized void cancel(WatchedJob job, Waiter waiter) {
        jobs.leave(job, waiter);
        if (jobs.isEmpty()) {
            timer.cancel();
            next = Instant.MAX;
        }
    }

    private void begin() {
        synchronized (this) {
            next = Instant.MAX;
            if (looking || jobs.isEmpty()) {
                return;
            }
            looking = true;
        }
        try {
            look(new WatchRound(clients.account(access)));
        } catch (RuntimeException problem) {
            failed(problem);
        } catch (Error problem) {
            failed(Blocking.unchecked(problem));
        } finally {
            settle().forEach(Announcements::tell);
        }
    }

    private void look(WatchRound round) {
        Map<String, ImportJob> listed = round.list(wanted(), oldest());
        Optional<AwsProblem> passing = Optional.empty();
        for (WatchedJob job : watched()) {
            try {
                lookAt(job, Optional.ofNullable(listed.get(job.arn())), round);
            } catch (AwsProblem problem) {
                if (!problem.isPassing()) {
                    refused(job, problem);
                } else if (problem.isThrottled()) {
                    throw problem;
                } else {
                    passing = Optional.of(problem);
                }
            }
        }
        passing.ifPresentOrElse(this::failed, this::answered);
    }

    private void lookAt(WatchedJob job, Optional<ImportJob> listed, WatchRound round) {
        Optional<ImportJob> found = listed.filter(ImportJob::isRunning).or(() -> round.find(job.arn()));
        if (found.isEmpty()) {
            refused(job, new ImportJobGoneException(job.arn(), access));
        } else if (found.get().isRunning()) {
            running(job, found.get());
        } else {
            ended(job, found.get());
        }
    }

    private synchronized void running(WatchedJob job, ImportJob found) {
        jobs.running(job, found);
    }

    private synchronized void ended(WatchedJob job, ImportJob found) {
        jobs.ended(job, found);
    }

    private synchronized void refused(WatchedJob job, RuntimeException problem) {
        jobs.refused(job, problem);
    }

    private synchronized void answered() {
        trouble.over().ifPresent(jobs::tellAll);
    }

    private synchronized void failed(RuntimeException problem) {
        if (trouble.isLasting(problem)) {
            jobs.lost(problem);
            trouble.over();
        } else {
            trouble.noteworthy(problem).ifPresent(jobs::tellAll);
        }
    }

    /** After each round, whatever it brought: lets go whose deadline has come, and schedules the next. */
    private synchronized List<Runnable> settle() {
        Instant now = scheduler.instant();
        looking = false;
        lastRound = Optional.of(now);
        jobs.endOverdue(now);
        if (!jobs.isEmpty()) {
            Duration pause = trouble.count() > 0 ? trouble.pause() : jobs.pause(now);
            wake(earlier(now.plus(pace.jittered(pause)), notTooSoon(jobs.firstDeadline())));
        }
        return jobs.takeNews();
    }

    /** A job that has just begun can wait for its first look; any other may have ended already. */
    private Instant firstLook(WatchedJob job) {
        return notTooSoon(job.created()
                .map(since -> since.plus(PollPace.SHORTEST))
                .filter(young -> young.isAfter(scheduler.instant()))
                .orElseGet(scheduler::instant));
    }

    /** Not sooner after the last round than the shortest interval, whoever comes and whatever deadlines they have. */
    private Instant notTooSoon(Instant wished) {
        return lastRound
                .map(last -> last.plus(PollPace.SHORTEST))
                .filter(wished::isBefore)
                .orElse(wished);
    }

    private void wake(Instant due) {
        if (!looking && due.isBefore(next)) {
            timer.cancel();
            next = due;
            Duration delay = Duration.between(scheduler.instant(), due);
            timer = scheduler.schedule(delay, this::handOver);
        }
    }

    private void handOver() {
        try {
            executor.execute(this::begin);
        } catch (RejectedExecutionException busy) {
            putOff();
        }
    }

    /** The executor may be full for a moment; if it is ended, so is the controller, and the scheduler with it. */
    private synchronized void putOff() {
        next = Instant.MAX;
        wake(scheduler.instant().plus(PollPace.LONGEST));
    }

    private synchronized List<WatchedJob> watched() {
        return jobs.all();
    }

    private synchronized Set<String> wanted() {
        return jobs.arns();
    }

    private synchronized Optional<Instant> oldest() {
        return jobs.oldest();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
