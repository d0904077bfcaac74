package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Gate;
import io.jenkins.plugins.bedrock.embeddedaws.front.Call;
import io.jenkins.plugins.bedrock.embeddedaws.front.QueryOperations;
import io.jenkins.plugins.bedrock.embeddedaws.state.Eventual;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Xml;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to IAM: always for the caller's own account.
 *
 * @param account the caller's
 */
record IamCall(Call call, IamAccount account, Gate gate) {

    private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

    /** A member of the input; the empty string when it wasn't given. */
    String input(String name) {
        return call.request().form().getOrDefault(name, "");
    }

    String roleName() {
        return input("RoleName");
    }

    /** The place of the role that the request names. */
    Eventual<Optional<RoleState>> place() {
        return account.role(roleName());
    }

    /** The role as readers see it, after the caller was found to be allowed the action. */
    RoleState seenRole(String action) {
        requireForRole(action);
        return place().seen().orElseThrow(this::noSuchRole);
    }

    /** The role as it was written last, after the caller was found to be allowed the action. */
    RoleState writtenRole(String action) {
        requireForRole(action);
        return place().written().orElseThrow(this::noSuchRole);
    }

    void change(RoleState role) {
        place().write(Optional.of(role));
    }

    void requireForRole(String action) {
        String arn = place().written()
                .map(role -> role.identity().arn())
                .orElse("arn:" + account.partition() + ":iam::" + account.id() + ":role/" + roleName());
        String boundary =
                place().written().flatMap(role -> role.policies().boundary()).orElse("");
        require(AccessRequest.of(action, arn, account.id()).with("iam:PermissionsBoundary", boundary));
    }

    void require(AccessRequest request) {
        gate.require(call.caller(), request);
    }

    Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        for (int i = 1; !input("Tags.member." + i + ".Key").isEmpty(); i++) {
            tags.put(input("Tags.member." + i + ".Key"), input("Tags.member." + i + ".Value"));
        }
        return tags;
    }

    /** An answer with these members in the operation's result element. */
    WireReply reply(Xml result) {
        String operation = input("Action");
        return QueryOperations.reply(NAMESPACE, operation, result, call);
    }

    /** An answer without a result. */
    WireReply done() {
        return QueryOperations.reply(NAMESPACE, input("Action"), null, call);
    }

    Xml result() {
        return Xml.element(input("Action") + "Result");
    }

    AwsError noSuchEntity(String message) {
        return new AwsError(404, "NoSuchEntity", message);
    }

    private AwsError noSuchRole() {
        return noSuchEntity("The role with name " + roleName() + " cannot be found.");
    }
}
