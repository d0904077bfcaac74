package io.jenkins.plugins.bedrock.embeddedaws.kms;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.embeddedaws.front.AwsService;
import io.jenkins.plugins.bedrock.embeddedaws.front.RoutedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.iam.IamDirectory;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** AWS Key Management Service, as far as keys are described and shared; it encrypts nothing. */
public final class KmsService implements AwsService {

    private static final String TARGET = "TrentService.";
    private static final Set<String> WRITES = Set.of("PutKeyPolicy", "CreateGrant", "RevokeGrant", "RetireGrant");

    private final KmsKeys keys;
    private final KeyUse use;
    private final Map<String, Function<KmsCall, WireReply>> operations = new HashMap<>();

    /** @param directory knows which accounts' roots may retire grants */
    public KmsService(KmsKeys keys, KeyUse use, IamDirectory directory, UniqueIds ids) {
        this.keys = keys;
        this.use = use;
        operations.put("DescribeKey", KeyReads::describe);
        operations.put("ListAliases", KeyReads::aliases);
        operations.put("GetKeyPolicy", KeyPolicyOperations::get);
        operations.put("PutKeyPolicy", KeyPolicyOperations::put);
        operations.put("CreateGrant", new CreateGrant(directory, ids)::answer);
        operations.put("ListGrants", GrantReads::list);
        operations.put("RevokeGrant", GrantEndings::revoke);
        operations.put("RetireGrant", GrantEndings::retire);
    }

    @Override
    public String signingName() {
        return "kms";
    }

    @Override
    public WireProtocol protocol() {
        return WireProtocol.JSON;
    }

    @Override
    public RoutedRequest route(WireRequest request) {
        String operation = request.header("X-Amz-Target").orElse("").replace(TARGET, "");
        Function<KmsCall, WireReply> handler = operations.get(operation);
        if (handler == null) {
            throw new AwsError(400, "UnknownOperationException", "There is no operation " + operation + ".");
        }
        JsonNode input = KmsCall.input(request.body());
        Map<String, String> parameters = new TreeMap<>();
        input.properties().forEach(field -> {
            JsonNode value = field.getValue();
            parameters.put(field.getKey(), value.isValueNode() ? value.asText() : value.toString());
        });
        return new RoutedRequest(
                operation,
                parameters,
                WRITES.contains(operation) && !input.path("DryRun").asBoolean(),
                call -> handler.apply(new KmsCall(call, input, keys, use)));
    }
}
