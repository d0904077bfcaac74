package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import java.time.Instant;
import java.util.Comparator;

/** A place in the queue for an account's one import slot, by the time of asking. */
public final class SlotTicket {

    /** First come, first served; the number tells apart who asked at the same time. */
    static final Comparator<SlotTicket> IN_TURN =
            Comparator.<SlotTicket, Instant>comparing(ticket -> ticket.asked).thenComparing(ticket -> ticket.number);

    private final SlotQueue queue;
    private final AccountAccess access;
    private final Instant asked;
    private final long number;
    private final String who;
    private final SlotListener listener;

    SlotTicket(SlotQueue queue, AccountAccess access, Instant asked, long number, String who, SlotListener listener) {
        this.queue = queue;
        this.access = access;
        this.asked = asked;
        this.number = number;
        this.who = who;
        this.listener = listener;
    }

    /** Joins the queue; makes no call. */
    public void join() {
        queue.join(this);
    }

    /** After its turn: a job was started, or found running; the next in the queue waits for its end. */
    public void started(ImportJob job) {
        queue.started(this, job);
    }

    /** After its turn: somebody else was faster, as AWS says; the ticket keeps its place in the queue. */
    public void taken() {
        queue.taken(this);
    }

    /** At any time: the slot is not needed any more. Does no I/O. */
    public void leave() {
        queue.leave(this);
    }

    /** Its turn has come; whoever fails at it leaves it to the next. */
    void turn() {
        try {
            listener.onTurn();
        } catch (RuntimeException | Error e) {
            leave();
            throw e;
        }
    }

    AccountAccess access() {
        return access;
    }

    String who() {
        return who;
    }

    SlotListener listener() {
        return listener;
    }
}
