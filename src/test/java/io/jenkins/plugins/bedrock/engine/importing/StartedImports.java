package io.jenkins.plugins.bedrock.engine.importing;

import java.util.ArrayList;
import java.util.List;

/** Writes down what an import on its way says. */
final class StartedImports implements QueuedImport.Progress {

    final List<String> lines = new ArrayList<>();
    final List<Integer> attempts = new ArrayList<>();

    @Override
    public void onStatus(String line) {
        lines.add(line);
    }

    @Override
    public void onAttempt(int attempt) {
        attempts.add(attempt);
    }
}
