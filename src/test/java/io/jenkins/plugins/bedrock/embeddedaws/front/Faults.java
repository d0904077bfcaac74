package io.jenkins.plugins.bedrock.embeddedaws.front;

import io.jenkins.plugins.bedrock.embeddedaws.state.Visibility;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What goes wrong, as it does in AWS. An operation is given by its name ({@code GetBucketPolicy}), as all of a service
 * ({@code s3:*}) or as {@code *}; a fault strikes once unless {@link Fault#times} or another of its methods says more.
 */
public final class Faults {

    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Visibility visibility;
    private volatile Random random = new Random(1);
    private volatile Duration latency = Duration.ZERO;

    /** @param visibility delays changes of policies and roles */
    public Faults(Visibility visibility) {
        this.visibility = visibility;
    }

    /** Refuses for too many requests. */
    public Fault throttle(String operation) {
        return add(operation, new FaultEffect.Refused(WireProtocol::throttled));
    }

    /** Fails with the service's internal error (HTTP 500). */
    public Fault fail(String operation) {
        return add(operation, new FaultEffect.Refused(WireProtocol::failed));
    }

    /** Answers with any error. */
    public Fault refuse(String operation, int status, String code, String message) {
        return add(operation, new FaultEffect.Refused(protocol -> new AwsError(status, code, message)));
    }

    /** Answers after virtual time has passed. */
    public Fault slow(String operation, Duration virtualTime) {
        return add(operation, new FaultEffect.Slow(virtualTime));
    }

    /** Drops the connection before anything happens. */
    public Fault dropBefore(String operation) {
        return add(operation, new FaultEffect.DroppedBefore());
    }

    /** Drops the connection after the operation has had its effect: the reply is lost. */
    public Fault dropAfter(String operation) {
        return add(operation, new FaultEffect.DroppedAfter());
    }

    /** Holds the replies to an operation back, which is carried out all the same, until they are released. */
    public HeldReplies hold(String operation) {
        HeldReplies replies = new HeldReplies();
        add(operation, new FaultEffect.Held(replies)).always();
        return replies;
    }

    /** Lets changes of policies, grants and roles show only after so much virtual time, from now on. */
    public Faults changesShowAfter(Duration virtualTime) {
        visibility.delay(virtualTime);
        return this;
    }

    /** Makes every request take so much real time; for benchmarks. */
    public Faults latency(Duration realTime) {
        latency = realTime;
        return this;
    }

    /** Decides which requests those faults strike that have a probability. */
    public Faults seed(long seed) {
        random = new Random(seed);
        return this;
    }

    /** Ends all faults. */
    public void clear() {
        faults.clear();
        visibility.delay(Duration.ZERO);
        latency = Duration.ZERO;
    }

    Duration latency() {
        return latency;
    }

    /** What strikes this request. */
    List<FaultEffect> striking(String service, String operation) {
        return faults.stream()
                .filter(fault -> fault.strikes(service, operation, random))
                .map(Fault::effect)
                .toList();
    }

    private Fault add(String operation, FaultEffect effect) {
        Fault fault = new Fault(operation, effect);
        faults.add(fault);
        return fault;
    }
}
