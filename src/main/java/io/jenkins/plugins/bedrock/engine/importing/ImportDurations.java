package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What earlier imports took, by their size: kept for as long as the controller runs. */
public final class ImportDurations {

    private static final int KEPT = 200;
    private static final int ENOUGH = 3;

    /** Of so many times the size, or less, is of that size. */
    private static final double ALIKE = 1.5;

    /** AWS's own load varies; a few equal durations don't prove that the next is equal. */
    private static final double LEAST_SPREAD = 0.05;

    private record Sample(long bytes, Duration duration) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Learns from an import that completed. */
    public synchronized void learn(long bytes, Duration duration) {
        if (bytes > 0 && duration.compareTo(Duration.ZERO) > 0) {
            samples.addLast(new Sample(bytes, duration));
            if (samples.size() > KEPT) {
                samples.removeFirst();
            }
        }
    }

    /** What is to be expected of a size; nothing until three of that size were seen. */
    public synchronized Optional<ImportExpectation> expect(long bytes) {
        List<Double> seconds = samples.stream()
                .filter(sample -> isAlike(sample.bytes(), bytes))
                .map(sample -> sample.duration().toMillis() / 1000.0)
                .toList();
        return seconds.size() < ENOUGH ? Optional.empty() : Optional.of(expectation(seconds));
    }

    private static boolean isAlike(long a, long b) {
        return Math.max(a, b) <= ALIKE * Math.min(a, b);
    }

    private static ImportExpectation expectation(List<Double> seconds) {
        double mean =
                seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double variance =
                seconds.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum() / (seconds.size() - 1);
        double spread = Math.max(Math.sqrt(variance), LEAST_SPREAD * mean);
        return new ImportExpectation(duration(mean), duration(spread));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
