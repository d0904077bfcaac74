package io.jenkins.plugins.bedrock.engine.importing;

/** Who waits for the slot. Called on the executor, never while the queue holds a lock; must not block. */
public interface SlotListener {

    /** What is being waited for; called again when that changes. */
    void onWaiting(String line);

    /** The slot is free: start an import now, then tell the ticket what came of it. */
    void onTurn();

    /** Waiting is of no use: AWS refused to say whether the slot is free. */
    void onRefused(RuntimeException problem);
}
