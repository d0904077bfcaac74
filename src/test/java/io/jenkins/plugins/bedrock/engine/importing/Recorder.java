package io.jenkins.plugins.bedrock.engine.importing;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a waiter hears. */
final class Recorder implements ImportListener {

    private final List<String> lines = new ArrayList<>();
    private final List<AwaitEnd> ends = new ArrayList<>();

    @Override
    public synchronized void onStatus(String line) {
        lines.add(line);
    }

    @Override
    public synchronized void onEnd(AwaitEnd end) {
        ends.add(end);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    synchronized List<AwaitEnd> ends() {
        return List.copyOf(ends);
    }

    /** The job with which the wait ended. */
    ImportJob job() {
        return ((AwaitEnd.JobEnded) ends().get(0)).job();
    }
}
