package io.jenkins.plugins.bedrock.embeddedaws.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;

/** Amazon SageMaker, as far as models, model packages and training jobs are described. */
public final class SageMakerService implements AwsService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET = "SageMaker.";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    private final SageMakerResources resources;
    private final Gate gate;

    public SageMakerService(SageMakerResources resources, Authorization authorization) {
        this.resources = resources;
        this.gate = new Gate(authorization, WireProtocol.JSON);
    }

    @Override
    public String signingName() {
        return "sagemaker";
    }

    @Override
    public WireProtocol protocol() {
        return WireProtocol.JSON;
    }

    @Override
    public RoutedRequest route(WireRequest request) {
        String target = request.header("X-Amz-Target").orElse("");
        Describable what = Describable.ofOperation(target.replace(TARGET, ""))
                .filter(known -> target.startsWith(TARGET) && isJson(request))
                .orElseThrow(() -> new AwsError(400, "UnknownOperationException", "There is no operation " + target));
        String name = input(request.body()).path(what.nameMember()).asText();
        return new RoutedRequest(
                what.operation(), Map.of(what.nameMember(), name), false, call -> describe(what, name, call));
    }

    private WireReply describe(Describable what, String name, Call call) {
        String arn = what.arn(name, call.caller().account(), call.region());
        AccessRequest request = AccessRequest.of("sagemaker:" + what.operation(), arn, arn.split(":")[4]);
        gate.require(call.caller(), request.with("aws:RequestedRegion", call.region()));
        byte[] body = resources
                .description(arn)
                .orElseThrow(() -> what.notFound(arn))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return WireReply.json(200, body).header("Content-Type", CONTENT_TYPE);
    }

    private static boolean isJson(WireRequest request) {
        return request.method().equals("POST")
                && request.header("Content-Type").orElse("").equals(CONTENT_TYPE);
    }

    private static JsonNode input(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AwsError(400, "SerializationException", "The request's body is not JSON.");
        }
    }
}
