package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A job that a watch watches, and who waits for it; guarded by the watch's lock. */
final class WatchedJob {

    private final String arn;
    private final Set<Waiter> waiters = new LinkedHashSet<>();
    private Optional<Instant> created;
    private OptionalLong bytes;
    private boolean seen;
    private boolean unknownStatusTold;
    private int refusals;

    WatchedJob(AwaitedImport awaited) {
        this.arn = awaited.jobArn();
        this.created = awaited.created();
        this.bytes = awaited.bytes();
    }

    String arn() {
        return arn;
    }

    OptionalLong bytes() {
        return bytes;
    }

    Optional<Instant> created() {
        return created;
    }

    /** Whether AWS has shown it since somebody waits for it. */
    boolean isSeen() {
        return seen;
    }

    boolean isAwaited() {
        return !waiters.isEmpty();
    }

    List<Waiter> waiters() {
        return List.copyOf(waiters);
    }

    int waiting() {
        return waiters.size();
    }

    void join(Waiter waiter, AwaitedImport awaited) {
        waiters.add(waiter);
        created = created.or(awaited::created);
        bytes = bytes.isPresent() ? bytes : awaited.bytes();
    }

    void leave(Waiter waiter) {
        waiters.remove(waiter);
    }

    void sawRunning(ImportJob job) {
        seen = true;
        refusals = 0;
        created = Optional.of(job.created());
    }

    /** Counts that AWS would not show it; true when it has been so often enough to be no accident. */
    boolean isRefusedForGood() {
        refusals++;
        return refusals >= WatchTrouble.REFUSALS;
    }

    /** True the first time only. */
    boolean tellUnknownStatus() {
        boolean first = !unknownStatusTold;
        unknownStatusTold = true;
        return first;
    }

    Duration pause(Instant now, ImportDurations durations) {
        Duration age = created.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
        return PollPace.pause(age, bytes.isPresent() ? durations.expect(bytes.getAsLong()) : Optional.empty());
    }

    /** The earliest deadline of those who wait. */
    Optional<Instant> firstDeadline() {
        return waiters.stream().map(Waiter::deadline).min(Instant::compareTo);
    }

    /** Removes and returns those whose deadline has come. */
    List<Waiter> removeOverdue(Instant now) {
        List<Waiter> overdue = waiters.stream()
                .filter(waiter -> !waiter.deadline().isAfter(now))
                .toList();
        overdue.forEach(waiters::remove);
        return overdue;
    }
}
