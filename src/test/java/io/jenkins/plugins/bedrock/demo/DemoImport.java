package io.jenkins.plugins.bedrock.demo;

import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.ImportTimes;
import io.jenkins.plugins.bedrock.engine.importing.QueuedImport;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.operation.AwaitImport;
import io.jenkins.plugins.bedrock.engine.operation.Engine;
import io.jenkins.plugins.bedrock.engine.operation.ImportModel;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** An import in the terminal, with a line of progress while it waits. */
final class DemoImport {

    private static final Duration LINE_EVERY = Duration.ofMinutes(1);

    private final Engine engine;
    private final Scheduler clock;
    private final PrintStream out;

    DemoImport(Engine engine, Scheduler clock, PrintStream out) {
        this.engine = engine;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Imports, waits, and records what came of it.
     *
     * @param granted when access was given; for some minutes after that a denial may pass
     */
    ImportJob run(Promotion promotion, SealedModel model, Instant granted) throws InterruptedException {
        Lines lines = new Lines(out);
        ImportOutcome outcome = new ImportModel(engine).run(promotion, model, lines);
        ImportJob started = outcome.job().orElseThrow();
        out.println("   import job " + started.name() + " " + started.status());
        Progress progress = new Progress(clock.instant());
        try {
            ImportTimes times = new ImportTimes(clock.instant(), granted, Instant.MAX);
            ImportJob ended = new AwaitImport(engine).run(promotion, model, outcome.attempt(), times, lines);
            new AwaitImport(engine).conclude(promotion, model, ended);
            return ended;
        } finally {
            progress.stop();
        }
    }

    private record Lines(PrintStream out) implements QueuedImport.Progress {

        @Override
        public void onStatus(String line) {
            out.println("   " + line);
        }

        @Override
        public void onAttempt(int attempt) {
            out.println("   attempt " + attempt);
        }
    }

    private final class Progress {

        private final Instant since;
        private Scheduler.Timer timer;
        private boolean stopped;

        Progress(Instant since) {
            this.since = since;
            this.timer = clock.schedule(LINE_EVERY, this::line);
        }

        private synchronized void line() {
            if (!stopped) {
                out.println("   … importing for "
                        + Duration.between(since, clock.instant()).toMinutes() + " min of AWS's time");
                timer = clock.schedule(LINE_EVERY, this::line);
            }
        }

        private synchronized void stop() {
            stopped = true;
            timer.cancel();
        }
    }
}
