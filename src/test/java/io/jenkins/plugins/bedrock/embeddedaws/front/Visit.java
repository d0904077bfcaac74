package io.jenkins.plugins.bedrock.embeddedaws.front;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.time.Instant;
import java.util.Map;

/** One request on its way through the front door. */
final class Visit {

    private final AwsService service;
    private final WireRequest request;
    private final SigningScope scope;
    private final String requestId;
    private final Instant time;
    private RoutedRequest routed = new RoutedRequest("Unknown", Map.of(), false, call -> WireReply.empty(404));
    private Caller caller = Caller.service("");
    private String error = "";

    Visit(AwsService service, WireRequest request, SigningScope scope, String requestId, Instant time) {
        this.service = service;
        this.request = request;
        this.scope = scope;
        this.requestId = requestId;
        this.time = time;
    }

    WireReply answer(AccessKeys keys) {
        try {
            routed = service.route(request);
            caller = keys.authenticate(scope.accessKeyId(), request.header("X-Amz-Security-Token"), service.protocol());
            Call call = new Call(request, caller, scope.region(), requestId, time);
            return identified(routed.handler().answer(call));
        } catch (AwsError refused) {
            error = refused.code();
            return identified(service.protocol().reply(refused, requestId));
        }
    }

    RecordedRequest record(long number, WireReply reply) {
        return new RecordedRequest(
                number,
                time,
                service.signingName(),
                routed.operation(),
                caller.account(),
                caller.arn(),
                scope.region(),
                routed.parameters(),
                routed.write(),
                reply.status(),
                error,
                reply.body().length());
    }

    private WireReply identified(WireReply reply) {
        return reply.header(service.protocol().requestIdHeader(), requestId);
    }
}
