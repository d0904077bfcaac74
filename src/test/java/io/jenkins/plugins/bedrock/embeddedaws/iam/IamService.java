package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.access.Gate;
import io.jenkins.plugins.bedrock.embeddedaws.front.AwsService;
import io.jenkins.plugins.bedrock.embeddedaws.front.Operation;
import io.jenkins.plugins.bedrock.embeddedaws.front.QueryOperations;
import io.jenkins.plugins.bedrock.embeddedaws.front.RoutedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** AWS Identity and Access Management. */
public final class IamService implements AwsService {

    private final IamDirectory directory;
    private final Gate gate;
    private final Map<String, Operation> operations = new HashMap<>();
    private final Set<String> writes = new HashSet<>();

    /** @param names translates the principals of trust policies */
    public IamService(IamDirectory directory, PrincipalNames names, Gate gate) {
        this.directory = directory;
        this.gate = gate;
        RoleReads reads = new RoleReads(names);
        read("GetRole", reads::role);
        read("GetRolePolicy", reads::inlinePolicy);
        read("ListRolePolicies", reads::inlinePolicies);
        read("ListAttachedRolePolicies", reads::attachedPolicies);
        read("GetPolicy", ManagedPolicyReads::policy);
        read("GetPolicyVersion", ManagedPolicyReads::version);
        RoleWrites roles = new RoleWrites(reads, new TrustPolicyRules(names));
        write("CreateRole", roles::create);
        write("DeleteRole", roles::delete);
        write("UpdateAssumeRolePolicy", roles::trust);
        write("TagRole", roles::tag);
        write("PutRolePermissionsBoundary", roles::boundary);
        write("PutRolePolicy", RolePolicyWrites::put);
        write("DeleteRolePolicy", RolePolicyWrites::delete);
        write("AttachRolePolicy", RolePolicyWrites::attach);
    }

    @Override
    public String signingName() {
        return "iam";
    }

    @Override
    public WireProtocol protocol() {
        return WireProtocol.QUERY;
    }

    @Override
    public RoutedRequest route(WireRequest request) {
        return new QueryOperations("https://iam.amazonaws.com/doc/2010-05-08/", operations, writes).route(request);
    }

    private void read(String name, Function<IamCall, WireReply> operation) {
        operations.put(name, call -> {
            IamAccount account = directory.account(call.caller().account()).orElseThrow();
            return operation.apply(new IamCall(call, account, gate));
        });
    }

    private void write(String name, Function<IamCall, WireReply> operation) {
        read(name, operation);
        writes.add(name);
    }
}
