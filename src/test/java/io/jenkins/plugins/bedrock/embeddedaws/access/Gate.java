package io.jenkins.plugins.bedrock.embeddedaws.access;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import java.util.Optional;

/** Lets authorized requests through and refuses the others in AWS's words. */
public final class Gate {

    private final Authorization authorization;
    private final WireProtocol protocol;

    /** @param protocol whose error code a refusal has */
    public Gate(Authorization authorization, WireProtocol protocol) {
        this.authorization = authorization;
        this.protocol = protocol;
    }

    /**
     * Goes on when the caller may.
     *
     * @throws AwsError when not: {@code User: … is not authorized to perform: … on resource: … because …}
     */
    public void require(Caller caller, AccessRequest request) {
        refusal(caller, request).ifPresent(text -> {
            throw protocol.denied(text);
        });
    }

    /** The sentence of a refusal; empty when the caller may. */
    public Optional<String> refusal(Caller caller, AccessRequest request) {
        return authorization
                .refusal(caller, request)
                .map(because -> "User: " + caller.arn() + " is not authorized to perform: " + request.action()
                        + " on resource: " + request.resource() + " " + because);
    }
}
