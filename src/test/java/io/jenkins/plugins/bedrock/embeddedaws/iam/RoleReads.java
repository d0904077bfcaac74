package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Xml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations that read a role and its policies. */
final class RoleReads {

    private final PrincipalNames names;

    RoleReads(PrincipalNames names) {
        this.names = names;
    }

    WireReply role(IamCall call) {
        RoleState role = call.seenRole("iam:GetRole");
        return call.reply(call.result().with(element(role)));
    }

    WireReply inlinePolicy(IamCall call) {
        RoleState role = call.seenRole("iam:GetRolePolicy");
        String name = call.input("PolicyName");
        String document = Optional.ofNullable(role.policies().inline().get(name))
                .orElseThrow(() -> call.noSuchEntity("The role policy with name " + name + " cannot be found."));
        return call.reply(call.result()
                .with("RoleName", role.identity().name())
                .with("PolicyName", name)
                .with("PolicyDocument", encoded(document)));
    }

    WireReply inlinePolicies(IamCall call) {
        RoleState role = call.seenRole("iam:ListRolePolicies");
        List<Xml> members = role.policies().inline().keySet().stream()
                .map(name -> Xml.text("member", name))
                .toList();
        return call.reply(call.result().members("PolicyNames", members).with("IsTruncated", false));
    }

    WireReply attachedPolicies(IamCall call) {
        RoleState role = call.seenRole("iam:ListAttachedRolePolicies");
        List<Xml> members = role.policies().attached().stream()
                .map(arn -> Xml.element("member")
                        .with("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                        .with("PolicyArn", arn))
                .toList();
        return call.reply(call.result().members("AttachedPolicies", members).with("IsTruncated", false));
    }

    /** The role as CreateRole and GetRole show it. */
    Xml element(RoleState role) {
        Xml element = Xml.element("Role")
                .with("Path", role.identity().path())
                .with("RoleName", role.identity().name())
                .with("RoleId", role.identity().id())
                .with("Arn", role.identity().arn())
                .with("CreateDate", role.identity().created())
                .with("AssumeRolePolicyDocument", encoded(names.shown(role.trust())))
                .with("Description", role.description().isEmpty() ? null : role.description())
                .with("MaxSessionDuration", role.maxSessionSeconds());
        role.policies()
                .boundary()
                .ifPresent(arn -> element.with(Xml.element("PermissionsBoundary")
                        .with("PermissionsBoundaryType", "PermissionsBoundaryPolicy")
                        .with("PermissionsBoundaryArn", arn)));
        List<Xml> tags = new ArrayList<>();
        role.tags()
                .forEach((key, value) ->
                        tags.add(Xml.element("member").with("Key", key).with("Value", value)));
        return tags.isEmpty() ? element : element.members("Tags", tags);
    }

    /** IAM gives policies URL-encoded as RFC 3986 has it. */
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
