package io.jenkins.plugins.bedrock.embeddedaws.access;

import java.util.Optional;

/** Decides whether a caller may do what a request asks for. */
@FunctionalInterface
public interface Authorization {

    /** Why the request is refused, in AWS's words ("because no identity-based policy allows the … action"); empty when it is allowed. */
    Optional<String> refusal(Caller caller, AccessRequest request);
}
