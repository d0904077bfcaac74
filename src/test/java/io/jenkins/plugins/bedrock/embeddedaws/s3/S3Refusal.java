package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;

/** How S3 words a refusal: it gives the reason only within the bucket owner's account. */
final class S3Refusal {

    private S3Refusal() {}

    static String text(Caller caller, EmbeddedBucket bucket, AccessRequest request, String because) {
        if (!caller.account().equals(bucket.account())) {
            return "Access Denied";
        }
        return sentence(caller, request.action(), request.resource()) + " " + because;
    }

    static String sentence(Caller caller, String action, String resource) {
        return "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: \"" + resource
                + "\"";
    }
}
