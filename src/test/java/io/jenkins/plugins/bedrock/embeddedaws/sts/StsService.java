package io.jenkins.plugins.bedrock.embeddedaws.sts;

import io.jenkins.plugins.bedrock.embeddedaws.front.AwsService;
import io.jenkins.plugins.bedrock.embeddedaws.front.Call;
import io.jenkins.plugins.bedrock.embeddedaws.front.Operation;
import io.jenkins.plugins.bedrock.embeddedaws.front.QueryOperations;
import io.jenkins.plugins.bedrock.embeddedaws.front.RoutedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Xml;
import java.util.Map;
import java.util.Set;

/** AWS Security Token Service. */
public final class StsService implements AwsService {

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private final QueryOperations operations;

    /** @param assumeRole answers AssumeRole */
    public StsService(Operation assumeRole) {
        operations = new QueryOperations(
                NAMESPACE, Map.of("AssumeRole", assumeRole, "GetCallerIdentity", StsService::callerIdentity), Set.of());
    }

    @Override
    public String signingName() {
        return "sts";
    }

    @Override
    public WireProtocol protocol() {
        return WireProtocol.QUERY;
    }

    @Override
    public RoutedRequest route(WireRequest request) {
        return operations.route(request);
    }

    /** Needs no permission, not even one that is denied. */
    private static WireReply callerIdentity(Call call) {
        Xml result = Xml.element("GetCallerIdentityResult")
                .with("Arn", call.caller().arn())
                .with("UserId", call.caller().userId())
                .with("Account", call.caller().account());
        return QueryOperations.reply(NAMESPACE, "GetCallerIdentity", result, call);
    }

    static WireReply reply(String operation, Xml result, Call call) {
        return QueryOperations.reply(NAMESPACE, operation, result, call);
    }
}
