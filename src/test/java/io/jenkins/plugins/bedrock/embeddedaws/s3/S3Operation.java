package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;

/** An operation of S3. */
@FunctionalInterface
interface S3Operation {

    /** Answers the call. */
    WireReply answer(S3Call call);
}
