package io.jenkins.plugins.bedrock.embeddedaws.front;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;

/** One operation of a service: authorizes the caller, has its effect, answers. */
@FunctionalInterface
public interface Operation {

    /**
     * Answers a call. Calls never overlap: the world changes in one of them at a time.
     *
     * @throws AwsError the answer when it is refused
     */
    WireReply answer(Call call);
}
