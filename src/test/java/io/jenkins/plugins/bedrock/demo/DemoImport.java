package io.jenkins.plugins.bedrock.demo;

import io.jenkins.plugins.bedrock.engine.importing.AwaitedImport;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.QueuedImport;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
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

    /** Imports, waits, and records what came of it. */
    ImportJob run(Promotion promotion, ModelIdentity model) throws InterruptedException {
        ImportOutcome outcome = new ImportModel(engine).run(promotion, model.sealed(), new QueuedImport.Progress() {
            @Override
            public void onStatus(String line) {
                out.println("   " + line);
            }

            @Override
            public void onAttempt(int attempt) {
                out.println("   attempt " + attempt);
            }
        });
        ImportJob started = outcome.job().orElseThrow();
        out.println("   import job " + started.name() + " " + started.status());
        Progress progress = new Progress(clock.instant());
        try {
            ImportJob ended = new AwaitImport(engine)
                    .run(promotion, AwaitedImport.of(started), Instant.MAX, line -> out.println("   " + line));
            new AwaitImport(engine).conclude(promotion, model.sealed(), ended);
            return ended;
        } finally {
            progress.stop();
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
