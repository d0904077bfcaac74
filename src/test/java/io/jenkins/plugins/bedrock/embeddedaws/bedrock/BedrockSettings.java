package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a test wants of Bedrock: how long imports take, what fails, how cold models are. */
public final class BedrockSettings {

    /** How long an import of some bytes takes. */
    @FunctionalInterface
    public interface ImportDuration {
        Duration of(long bytes);
    }

    private final Deque<String> failures = new ArrayDeque<>();
    private final Set<String> inUse = new HashSet<>();
    private ImportDuration duration = bytes -> Duration.ofMinutes(10).plusSeconds(bytes / 150_000_000);
    private Optional<String> shownStatus = Optional.empty();
    private int modelQuota = 3;
    private int coldCalls;
    private Duration coldTime = Duration.ZERO;
    private UnaryOperator<String> answers = prompt -> "You said: " + prompt;

    /** Imports take so long from now on, whatever their size. */
    public BedrockSettings importsTake(Duration time) {
        return importsTake(bytes -> time);
    }

    /** Imports take so long from now on. */
    public synchronized BedrockSettings importsTake(ImportDuration time) {
        duration = time;
        return this;
    }

    /** The next import that would complete fails with this message. */
    public synchronized BedrockSettings failNextImport(String message) {
        failures.add(message);
        return this;
    }

    /** Running jobs show this status, which no API model knows. */
    public synchronized BedrockSettings showRunningAs(String status) {
        shownStatus = Optional.of(status);
        return this;
    }

    /** Running jobs show InProgress again. */
    public synchronized BedrockSettings showRunningAsUsual() {
        shownStatus = Optional.empty();
        return this;
    }

    /** How many imported models an account may hold in a Region. */
    public synchronized BedrockSettings modelQuota(int models) {
        modelQuota = models;
        return this;
    }

    /** A model answers so many of its first calls with ModelNotReadyException. */
    public synchronized BedrockSettings coldFor(int calls) {
        coldCalls = calls;
        return this;
    }

    /** A model answers with ModelNotReadyException for so long after its first call. */
    public synchronized BedrockSettings coldFor(Duration virtualTime) {
        coldTime = virtualTime;
        return this;
    }

    /** Models answer prompts so. */
    public synchronized BedrockSettings answering(UnaryOperator<String> answer) {
        answers = answer;
        return this;
    }

    /** A model of this name can't be deleted: ConflictException. */
    public synchronized BedrockSettings inUse(String modelName) {
        inUse.add(modelName);
        return this;
    }

    synchronized Duration duration(long bytes) {
        return duration.of(bytes);
    }

    synchronized Optional<String> nextFailure() {
        return Optional.ofNullable(failures.poll());
    }

    synchronized String shown(EmbeddedImportJob job) {
        return job.isRunning() ? shownStatus.orElse(job.status()) : job.status();
    }

    synchronized int quota() {
        return modelQuota;
    }

    synchronized int coldCalls() {
        return coldCalls;
    }

    synchronized Duration coldTime() {
        return coldTime;
    }

    synchronized String answer(String prompt) {
        return answers.apply(prompt);
    }

    synchronized boolean isInUse(EmbeddedModel model) {
        return inUse.contains(model.name());
    }
}
