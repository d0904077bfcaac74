package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All jobs that a watch watches, and what their waiters are to be told once the watch has let go of its lock; guarded
 * by that lock.
 */
final class WatchedJobs {

    private final ImportDurations durations;
    private final Map<String, WatchedJob> jobs = new LinkedHashMap<>();
    private final Announcements news = new Announcements();

    WatchedJobs(ImportDurations durations) {
        this.durations = durations;
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    int waiting() {
        return jobs.values().stream().mapToInt(WatchedJob::waiting).sum();
    }

    List<WatchedJob> all() {
        return List.copyOf(jobs.values());
    }

    Set<String> arns() {
        return Set.copyOf(jobs.keySet());
    }

    WatchedJob join(AwaitedImport awaited, Waiter waiter) {
        WatchedJob job = jobs.computeIfAbsent(awaited.jobArn(), arn -> new WatchedJob(awaited));
        job.join(waiter, awaited);
        return job;
    }

    void leave(WatchedJob job, Waiter waiter) {
        waiter.cancel();
        job.leave(waiter);
        forgetUnlessAwaited(job);
    }

    void running(WatchedJob job, ImportJob found) {
        job.sawRunning(found);
        if (!found.isStatusKnown() && job.tellUnknownStatus()) {
            tell(
                    job,
                    "The import job " + found.name() + " has the status " + found.status()
                            + ", which this version does not know; it counts as running.");
        }
    }

    void ended(WatchedJob job, ImportJob found) {
        if (found.isCompleted() && job.bytes().isPresent()) {
            found.ended()
                    .ifPresent(end -> durations.learn(job.bytes().getAsLong(), Duration.between(found.created(), end)));
        }
        end(job, new AwaitEnd.JobEnded(found));
    }

    void refused(WatchedJob job, RuntimeException problem) {
        if (job.isRefusedForGood()) {
            end(job, new AwaitEnd.Lost(problem));
        }
    }

    void lost(RuntimeException problem) {
        all().forEach(job -> end(job, new AwaitEnd.Lost(problem)));
    }

    void tellAll(String line) {
        jobs.values().forEach(job -> tell(job, line));
    }

    void endOverdue(Instant now) {
        for (WatchedJob job : all()) {
            for (Waiter late : job.removeOverdue(now)) {
                news.add(() -> late.end(new AwaitEnd.DeadlineReached(job.arn(), late.deadline())));
            }
            forgetUnlessAwaited(job);
        }
    }

    /** The pause before the next look: that of the job which needs it soonest. */
    Duration pause(Instant now) {
        return jobs.values().stream()
                .map(job -> job.pause(now, durations))
                .min(Duration::compareTo)
                .orElse(PollPace.LONGEST);
    }

    Instant firstDeadline() {
        return jobs.values().stream()
                .flatMap(job -> job.firstDeadline().stream())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** When the oldest of the jobs was started; none if that is not known of each. */
    Optional<Instant> oldest() {
        boolean allKnown = jobs.values().stream().allMatch(job -> job.created().isPresent());
        return allKnown
                ? jobs.values().stream().flatMap(job -> job.created().stream()).min(Instant::compareTo)
                : Optional.empty();
    }

    /** What is to be told, once. */
    List<Runnable> takeNews() {
        return news.take();
    }

    private void end(WatchedJob job, AwaitEnd end) {
        job.waiters().forEach(waiter -> news.add(() -> waiter.end(end)));
        jobs.remove(job.arn(), job);
    }

    private void tell(WatchedJob job, String line) {
        job.waiters().forEach(waiter -> news.add(() -> waiter.tell(line)));
    }

    private void forgetUnlessAwaited(WatchedJob job) {
        if (!job.isAwaited()) {
            jobs.remove(job.arn(), job);
        }
    }
}
