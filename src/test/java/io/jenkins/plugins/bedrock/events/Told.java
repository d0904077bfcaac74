package io.jenkins.plugins.bedrock.events;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/** Notes what listeners are told, in order; a test makes an extension of it. */
abstract class Told implements ModelPromotionListener {

    private static final BlockingQueue<Told.Note> NOTES = new LinkedBlockingQueue<>();

    /** What a listener was told, and how. */
    record Note(String kind, ModelPromotionEvent event, String user, String thread) {}

    static void forget() {
        NOTES.clear();
    }

    /** What comes next, for which a test waits. */
    static Note next() throws InterruptedException {
        Note note = NOTES.poll(60, TimeUnit.SECONDS);
        assertThat(note).as("what a listener was told").isNotNull();
        return note;
    }

    @Override
    public void onAccepted(@NonNull ModelPromotionEvent event) {
        note("accepted", event);
    }

    @Override
    public void onFailed(@NonNull ModelPromotionEvent event) {
        note("failed", event);
    }

    private static void note(String kind, ModelPromotionEvent event) {
        NOTES.add(new Note(
                kind,
                event,
                Jenkins.getAuthentication2().getName(),
                Thread.currentThread().getName()));
    }
}
