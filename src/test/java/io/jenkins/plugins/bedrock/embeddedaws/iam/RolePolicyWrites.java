package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;

/** The operations that change what a role may do. */
final class RolePolicyWrites {

    private static final int ALL_INLINE_POLICIES = 10_240;

    private RolePolicyWrites() {}

    static WireReply put(IamCall call) {
        RoleState role = call.writtenRole("iam:PutRolePolicy");
        String document = call.input("PolicyDocument");
        IdentityPolicyRules.check(document);
        EntityPolicies policies = role.policies().withInline(call.input("PolicyName"), document);
        int size = policies.inline().values().stream()
                .mapToInt(policy -> PolicyDocument.parse(policy).size())
                .sum();
        if (size > ALL_INLINE_POLICIES) {
            throw new AwsError(
                    409,
                    "LimitExceeded",
                    "Maximum policy size of " + ALL_INLINE_POLICIES + " bytes exceeded for role " + call.roleName());
        }
        call.change(role.withPolicies(policies));
        return call.done();
    }

    static WireReply delete(IamCall call) {
        RoleState role = call.writtenRole("iam:DeleteRolePolicy");
        String name = call.input("PolicyName");
        if (!role.policies().inline().containsKey(name)) {
            throw call.noSuchEntity("The role policy with name " + name + " cannot be found.");
        }
        call.change(role.withPolicies(role.policies().withoutInline(name)));
        return call.done();
    }

    static WireReply attach(IamCall call) {
        RoleState role = call.writtenRole("iam:AttachRolePolicy");
        String arn = call.input("PolicyArn");
        if (call.account().managedPolicy(arn).isEmpty()) {
            throw call.noSuchEntity("Policy " + arn + " does not exist or is not attachable.");
        }
        call.change(role.withPolicies(role.policies().withAttached(arn)));
        return call.done();
    }
}
