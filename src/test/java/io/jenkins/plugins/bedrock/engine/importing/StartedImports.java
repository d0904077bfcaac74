package io.jenkins.plugins.bedrock.engine.importing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what an import on its way says. */
final class StartedImports implements QueuedImport.Progress {

    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<Integer> attempts = new CopyOnWriteArrayList<>();

    @Override
    public void onStatus(String line) {
        lines.add(line);
    }

    @Override
    public void onAttempt(int attempt) {
        attempts.add(attempt);
    }
}
