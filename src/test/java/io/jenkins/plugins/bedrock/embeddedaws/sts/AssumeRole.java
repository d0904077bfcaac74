package io.jenkins.plugins.bedrock.embeddedaws.sts;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys.AccessKey;
import io.jenkins.plugins.bedrock.embeddedaws.front.Call;
import io.jenkins.plugins.bedrock.embeddedaws.front.Operation;
import io.jenkins.plugins.bedrock.embeddedaws.iam.IamDirectory;
import io.jenkins.plugins.bedrock.embeddedaws.iam.RoleSessions;
import io.jenkins.plugins.bedrock.embeddedaws.iam.RoleState;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Xml;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Begins a session of a role for those whom its trust policy lets. */
public final class AssumeRole implements Operation {

    private final IamDirectory directory;
    private final RoleTrust trust;
    private final RoleSessions sessions;
    private final AccessKeys keys;

    /** @param keys gives out the session's access key */
    public AssumeRole(IamDirectory directory, RoleTrust trust, AccessKeys keys) {
        this.directory = directory;
        this.trust = trust;
        this.sessions = new RoleSessions(directory);
        this.keys = keys;
    }

    @Override
    public WireReply answer(Call call) {
        AssumeRoleInput input = AssumeRoleInput.of(call.request().form(), call.caller());
        RoleState role = trust.require(call.caller(), input.roleArn(), input.actions(), input::inContext);
        input.checkDuration(role, call.caller());
        List<String> sessionPolicies =
                input.sessionPolicies(arn -> directory.accountOf(arn).flatMap(account -> account.managedPolicy(arn)));
        Map<String, String> facts = facts(role, input);
        Instant expiration = call.time().plusSeconds(input.durationSeconds());
        AccessKey key = keys.issueTemporary(
                () -> sessions.caller(role.identity(), input.sessionName(), sessionPolicies, facts), expiration);
        return StsService.reply("AssumeRole", result(role, input, key), call);
    }

    private static Map<String, String> facts(RoleState role, AssumeRoleInput input) {
        Map<String, String> facts = new TreeMap<>();
        role.tags().forEach((key, value) -> facts.put("aws:PrincipalTag/" + key, value));
        input.tags().forEach((key, value) -> facts.put("aws:PrincipalTag/" + key, value));
        input.sourceIdentity().ifPresent(identity -> facts.put("aws:SourceIdentity", identity));
        return facts;
    }

    private static Xml result(RoleState role, AssumeRoleInput input, AccessKey key) {
        Xml credentials = Xml.element("Credentials")
                .with("AccessKeyId", key.id())
                .with("SecretAccessKey", key.secret())
                .with("SessionToken", key.token())
                .with("Expiration", key.expiration());
        Xml user = Xml.element("AssumedRoleUser")
                .with("AssumedRoleId", role.identity().id() + ":" + input.sessionName())
                .with("Arn", role.identity().sessionArn(input.sessionName()));
        return Xml.element("AssumeRoleResult")
                .with(credentials)
                .with(user)
                .with("SourceIdentity", input.sourceIdentity().orElse(null));
    }
}
