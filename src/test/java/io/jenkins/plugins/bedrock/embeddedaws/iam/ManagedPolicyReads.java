package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Xml;

/** The operations that read a managed policy; each has one version. */
final class ManagedPolicyReads {

    private static final String VERSION = "v1";

    private ManagedPolicyReads() {}

    static WireReply policy(IamCall call) {
        document(call, "iam:GetPolicy");
        String arn = call.input("PolicyArn");
        Xml policy = Xml.element("Policy")
                .with("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                .with("Arn", arn)
                .with("Path", "/")
                .with("DefaultVersionId", VERSION)
                .with("IsAttachable", true);
        return call.reply(call.result().with(policy));
    }

    static WireReply version(IamCall call) {
        String document = document(call, "iam:GetPolicyVersion");
        if (!call.input("VersionId").equals(VERSION)) {
            throw call.noSuchEntity("Policy " + call.input("PolicyArn") + " version " + call.input("VersionId")
                    + " does not exist or is not attachable.");
        }
        Xml version = Xml.element("PolicyVersion")
                .with("Document", RoleReads.encoded(document))
                .with("VersionId", VERSION)
                .with("IsDefaultVersion", true);
        return call.reply(call.result().with(version));
    }

    private static String document(IamCall call, String action) {
        String arn = call.input("PolicyArn");
        call.require(AccessRequest.of(action, arn, call.account().id()));
        return call.account()
                .managedPolicy(arn)
                .orElseThrow(() -> call.noSuchEntity("Policy " + arn + " does not exist or is not attachable."));
    }
}
