package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The operations that make, change and delete a role. */
final class RoleWrites {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7e]+/");

    private final RoleReads reads;
    private final TrustPolicyRules rules;

    RoleWrites(RoleReads reads, TrustPolicyRules rules) {
        this.reads = reads;
        this.rules = rules;
    }

    WireReply create(IamCall call) {
        check(NAME.matcher(call.roleName()).matches(), "roleName", call.roleName());
        String path = call.input("Path").isEmpty() ? "/" : call.input("Path");
        check(PATH.matcher(path).matches() && path.length() <= 512, "path", path);
        RoleState role = call.account().newRole(path, call.roleName());
        requireCreation(call, role);
        if (call.place().written().isPresent()) {
            throw new AwsError(409, "EntityAlreadyExists", "Role with name " + call.roleName() + " already exists.");
        }
        RoleState created = described(role, call).withTrust(rules.stored(call.input("AssumeRolePolicyDocument")));
        call.change(created);
        return call.reply(call.result().with(reads.element(created)));
    }

    WireReply delete(IamCall call) {
        RoleState role = call.writtenRole("iam:DeleteRole");
        if (!role.policies().inline().isEmpty()) {
            throw new AwsError(409, "DeleteConflict", "Cannot delete entity, must delete policies first.");
        }
        if (!role.policies().attached().isEmpty()) {
            throw new AwsError(409, "DeleteConflict", "Cannot delete entity, must detach all policies first.");
        }
        call.place().write(Optional.empty());
        return call.done();
    }

    WireReply trust(IamCall call) {
        RoleState role = call.writtenRole("iam:UpdateAssumeRolePolicy");
        call.change(role.withTrust(rules.stored(call.input("PolicyDocument"))));
        return call.done();
    }

    WireReply tag(IamCall call) {
        call.change(call.writtenRole("iam:TagRole").withTags(call.tags()));
        return call.done();
    }

    WireReply boundary(IamCall call) {
        RoleState role = call.writtenRole("iam:PutRolePermissionsBoundary");
        String arn = existing(call, call.input("PermissionsBoundary"));
        call.change(role.withPolicies(role.policies().withBoundary(arn)));
        return call.done();
    }

    private static void requireCreation(IamCall call, RoleState role) {
        AccessRequest request = AccessRequest.of(
                        "iam:CreateRole", role.identity().arn(), call.account().id())
                .with("iam:PermissionsBoundary", call.input("PermissionsBoundary"))
                .with("aws:TagKeys", call.tags().keySet());
        for (Map.Entry<String, String> tag : call.tags().entrySet()) {
            request = request.with("aws:RequestTag/" + tag.getKey(), tag.getValue());
        }
        call.require(request);
    }

    private static RoleState described(RoleState role, IamCall call) {
        RoleState described = role.withTags(call.tags()).withDescription(call.input("Description"));
        String boundary = call.input("PermissionsBoundary");
        if (!boundary.isEmpty()) {
            described = described.withPolicies(described.policies().withBoundary(existing(call, boundary)));
        }
        String seconds = call.input("MaxSessionDuration");
        return seconds.isEmpty() ? described : described.withMaxSession(Integer.parseInt(seconds));
    }

    private static String existing(IamCall call, String policyArn) {
        if (call.account().managedPolicy(policyArn).isEmpty()) {
            throw call.noSuchEntity("Scope ARN: " + policyArn + " does not exist or is not attachable.");
        }
        return policyArn;
    }

    private static void check(boolean valid, String member, String value) {
        if (!valid) {
            throw new AwsError(400, "ValidationError", "The specified value for " + member + " is invalid: " + value);
        }
    }
}
