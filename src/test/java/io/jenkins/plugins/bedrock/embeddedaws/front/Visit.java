package io.jenkins.plugins.bedrock.embeddedaws.front;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One request on its way through the front door. */
final class Visit {

    private final AwsService service;
    private final WireRequest request;
    private final SigningScope scope;
    private final String requestId;
    private final Scheduler clock;
    private final Instant arrival;
    private RoutedRequest routed = new RoutedRequest("Unknown", Map.of(), false, call -> WireReply.empty(404));
    private Caller caller = Caller.service("");
    private String error = "";

    Visit(AwsService service, WireRequest request, SigningScope scope, String requestId, Scheduler clock) {
        this.service = service;
        this.request = request;
        this.scope = scope;
        this.requestId = requestId;
        this.clock = clock;
        this.arrival = clock.instant();
    }

    WireReply answer(AccessKeys keys, Faults faults, Object world) throws InterruptedException {
        try {
            routed = service.route(request);
            List<FaultEffect> striking = faults.striking(service.signingName(), routed.operation());
            for (FaultEffect fault : striking) {
                before(fault);
            }
            if (striking.contains(new FaultEffect.DroppedBefore())) {
                return WireReply.DROPPED;
            }
            WireReply reply = performed(keys, world);
            for (FaultEffect fault : striking) {
                after(fault);
            }
            return striking.contains(new FaultEffect.DroppedAfter()) ? WireReply.DROPPED : reply;
        } catch (AwsError refused) {
            return refusal(refused);
        }
    }

    RecordedRequest recorded(long number, WireReply reply, long began, long ended) {
        return new RecordedRequest(
                number,
                arrival,
                service.signingName(),
                routed.operation(),
                caller.account(),
                caller.arn(),
                scope.region(),
                routed.parameters(),
                routed.write(),
                reply.status(),
                error,
                request.method().equals("HEAD") ? 0 : reply.body().length(),
                began,
                ended);
    }

    private void before(FaultEffect fault) throws InterruptedException {
        if (fault instanceof FaultEffect.Slow slow) {
            clock.sleep(slow.delay());
        } else if (fault instanceof FaultEffect.Refused refused) {
            throw refused.error().apply(service.protocol());
        }
    }

    private static void after(FaultEffect fault) throws InterruptedException {
        if (fault instanceof FaultEffect.Held held) {
            held.replies().hold();
        }
    }

    private WireReply performed(AccessKeys keys, Object world) {
        synchronized (world) {
            try {
                caller = keys.authenticate(
                        scope.accessKeyId(), request.header("X-Amz-Security-Token"), service.protocol());
                Call call = new Call(request, caller, scope.region(), requestId, clock.instant());
                return identified(routed.handler().answer(call));
            } catch (AwsError refused) {
                return refusal(refused);
            }
        }
    }

    private WireReply refusal(AwsError refused) {
        error = refused.code();
        return identified(service.protocol().reply(refused, requestId));
    }

    private WireReply identified(WireReply reply) {
        return reply.header(service.protocol().requestIdHeader(), requestId);
    }
}
