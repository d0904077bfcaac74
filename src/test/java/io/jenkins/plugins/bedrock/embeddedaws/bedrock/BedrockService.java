package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import io.jenkins.plugins.bedrock.embeddedaws.access.Gate;
import io.jenkins.plugins.bedrock.embeddedaws.front.AwsService;
import io.jenkins.plugins.bedrock.embeddedaws.front.RoutedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Amazon Bedrock and its runtime, which share a signing name: import jobs, imported models, their tags, answers. */
final class BedrockService implements AwsService {

    private static final Set<String> WRITES =
            Set.of("CreateModelImportJob", "DeleteImportedModel", "TagResource", "UntagResource");

    private record Route(String operation, Function<BedrockCall, WireReply> answer) {}

    private final BiFunction<String, String, BedrockPlace> places;
    private final Gate gate;
    private final Map<String, Route> routes = new HashMap<>();

    /** @param places gives jobs and models by account and Region */
    BedrockService(
            BiFunction<String, String, BedrockPlace> places,
            Gate gate,
            ImportJobStart start,
            BedrockSettings settings) {
        this.places = places;
        this.gate = gate;
        ImportJobReads jobs = new ImportJobReads(settings);
        ModelOperations models = new ModelOperations(settings);
        route("POST /model-import-jobs", "CreateModelImportJob", start::create);
        route("GET /model-import-jobs", "ListModelImportJobs", jobs::list);
        route("GET /model-import-jobs/*", "GetModelImportJob", jobs::get);
        route("GET /imported-models", "ListImportedModels", models::list);
        route("GET /imported-models/*", "GetImportedModel", models::get);
        route("DELETE /imported-models/*", "DeleteImportedModel", models::delete);
        route("POST /tagResource", "TagResource", TagOperations::tag);
        route("POST /untagResource", "UntagResource", TagOperations::untag);
        route("POST /listTagsForResource", "ListTagsForResource", TagOperations::list);
        route("POST /model/*/invoke", "InvokeModel", new ModelInvocation(settings)::invoke);
    }

    @Override
    public String signingName() {
        return "bedrock";
    }

    @Override
    public WireProtocol protocol() {
        return WireProtocol.REST_JSON;
    }

    @Override
    public RoutedRequest route(WireRequest request) {
        List<String> path = request.segments();
        StringBuilder form = new StringBuilder(request.method()).append(" /").append(path.get(0));
        if (path.size() > 1) {
            form.append("/*");
        }
        path.stream().skip(2).forEach(segment -> form.append('/').append(segment));
        Route route = routes.get(form.toString());
        if (route == null) {
            throw new AwsError(404, "UnknownOperationException", "There is no operation " + form + ".");
        }
        Map<String, String> parameters = path.size() > 1 ? Map.of("identifier", path.get(1)) : request.query();
        return new RoutedRequest(
                route.operation(),
                parameters,
                WRITES.contains(route.operation()),
                call -> route.answer()
                        .apply(new BedrockCall(call, places.apply(call.caller().account(), call.region()), gate)));
    }

    private void route(String form, String operation, Function<BedrockCall, WireReply> answer) {
        routes.put(form, new Route(operation, answer));
    }
}
