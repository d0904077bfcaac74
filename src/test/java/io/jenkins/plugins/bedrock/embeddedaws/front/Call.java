package io.jenkins.plugins.bedrock.embeddedaws.front;

import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.time.Instant;

/**
 * An authenticated request.
 *
 * @param request as it came
 * @param caller who signed it
 * @param region the Region of the signature's scope
 * @param requestId the ID that the answer carries
 * @param time the virtual time of its arrival
 */
public record Call(WireRequest request, Caller caller, String region, String requestId, Instant time) {}
