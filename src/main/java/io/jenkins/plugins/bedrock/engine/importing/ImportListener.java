package io.jenkins.plugins.bedrock.engine.importing;

/** Who waits for an import. Called on the watch's executor, never while it holds a lock; must not block. */
public interface ImportListener {

    /** Something worth a line in the build's log: a trouble that is being ridden out, a status that is not known. */
    void onStatus(String line);

    /** The wait is over; called once, unless it was cancelled. */
    void onEnd(AwaitEnd end);
}
