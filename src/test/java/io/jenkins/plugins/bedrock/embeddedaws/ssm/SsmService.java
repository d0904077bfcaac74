package io.jenkins.plugins.bedrock.embeddedaws.ssm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Authorization;
import io.jenkins.plugins.bedrock.embeddedaws.access.Gate;
import io.jenkins.plugins.bedrock.embeddedaws.front.AwsService;
import io.jenkins.plugins.bedrock.embeddedaws.front.Call;
import io.jenkins.plugins.bedrock.embeddedaws.front.RoutedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AWS Systems Manager, as far as standard parameters are read and written one at a time. */
public final class SsmService implements AwsService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET = "AmazonSSM.";

    private final SsmParameters parameters;
    private final Gate gate;

    public SsmService(SsmParameters parameters, Authorization authorization) {
        this.parameters = parameters;
        this.gate = new Gate(authorization, WireProtocol.JSON);
    }

    @Override
    public String signingName() {
        return "ssm";
    }

    @Override
    public WireProtocol protocol() {
        return WireProtocol.JSON;
    }

    @Override
    public RoutedRequest route(WireRequest request) {
        String operation = request.header("X-Amz-Target").orElse("").replace(TARGET, "");
        JsonNode input = input(request.body());
        Map<String, String> shown = Map.of("Name", text(input, "Name"), "Value", text(input, "Value"));
        return switch (operation) {
            case "GetParameter" -> new RoutedRequest(operation, shown, false, call -> get(call, input));
            case "PutParameter" -> new RoutedRequest(operation, shown, true, call -> put(call, input));
            default -> throw new AwsError(400, "UnknownOperationException", "There is no operation " + operation + ".");
        };
    }

    private WireReply get(Call call, JsonNode input) {
        String arn = authorized("ssm:GetParameter", call, input);
        SsmParameter found = parameters.find(arn).orElseThrow(SsmRules::notFound);
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.set("Parameter", found.toJson());
        return reply(output);
    }

    private WireReply put(Call call, JsonNode input) {
        String arn = authorized("ssm:PutParameter", call, input);
        String value = text(input, "Value");
        SsmRules.requireName(text(input, "Name"), arn);
        SsmRules.requireValue(value);
        Optional<SsmParameter> there = parameters.find(arn);
        SsmParameter written = there.isPresent() ? overwritten(there.get(), call, input) : created(arn, call, input);
        parameters.put(written);
        return reply(
                JsonNodeFactory.instance.objectNode().put("Tier", "Standard").put("Version", written.version()));
    }

    private static SsmParameter overwritten(SsmParameter there, Call call, JsonNode input) {
        if (!input.path("Overwrite").asBoolean()) {
            throw new AwsError(
                    400,
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to"
                            + " true.");
        }
        String type = input.path("Type").asText(there.type());
        if (!type.equals(there.type())) {
            throw new AwsError(
                    400,
                    "HierarchyTypeMismatchException",
                    "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you can't change a"
                            + " parameter from a String type to a SecureString type. You must create a new, unique parameter.");
        }
        return there.with(text(input, "Value"), call.time());
    }

    private SsmParameter created(String arn, Call call, JsonNode input) {
        if (input.path("Type").isMissingNode()) {
            throw SsmRules.invalid("A parameter type is required when you create a parameter.");
        }
        SsmRules.requireType(text(input, "Type"));
        if (parameters.count(call.caller().account(), call.region()) >= SsmRules.MOST_PARAMETERS) {
            throw new AwsError(
                    400,
                    "ParameterLimitExceeded",
                    "You have exceeded the number of parameters for this AWS account. Delete one or more parameters and try"
                            + " again.");
        }
        return new SsmParameter(
                arn, text(input, "Name"), text(input, "Type"), List.of(text(input, "Value")), call.time());
    }

    /** The ARN of the parameter, after the caller was found to be allowed the action on it. */
    private String authorized(String action, Call call, JsonNode input) {
        String account = call.caller().account();
        String arn = SsmParameters.arn(account, call.region(), text(input, "Name"));
        gate.require(
                call.caller(),
                AccessRequest.of(action, arn, account)
                        .with("aws:RequestedRegion", call.region())
                        .with("ssm:Overwrite", input.path("Overwrite").asText()));
        return arn;
    }

    private static String text(JsonNode input, String member) {
        return input.path(member).asText();
    }

    private static JsonNode input(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AwsError(400, "SerializationException", "The request's body is not JSON.");
        }
    }

    private static WireReply reply(ObjectNode output) {
        return WireReply.json(200, output.toString().getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "application/x-amz-json-1.1");
    }
}
