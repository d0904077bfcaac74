package io.jenkins.plugins.bedrock.embeddedaws.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where all requests arrive: finds the service by the scope of the signature, authenticates the access key, lets the
 * service answer and records what happened. Signatures themselves aren't verified.
 */
public final class FrontDoor implements HttpHandler {

    private final Map<String, AwsService> services = new ConcurrentHashMap<>();
    private final AccessKeys keys;
    private final RequestLog log;
    private final UniqueIds ids;
    private final InstantSource clock;

    /** @param log gets every request */
    public FrontDoor(AccessKeys keys, RequestLog log, UniqueIds ids, InstantSource clock) {
        this.keys = keys;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Puts a service behind the door. */
    public void register(AwsService service) {
        services.put(service.signingName(), service);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WireRequest request = read(exchange);
            Optional<SigningScope> scope = SigningScope.of(request);
            AwsService service = scope.map(s -> services.get(s.service())).orElse(null);
            if (service == null) {
                send(exchange, new WireReply(404, Map.of(), io.jenkins.plugins.bedrock.embeddedaws.wire.Content.EMPTY));
                return;
            }
            Visit visit = new Visit(service, request, scope.orElseThrow(), ids.uuid(), clock.instant());
            WireReply reply;
            synchronized (this) {
                reply = visit.answer(keys);
            }
            log.add(visit.record(log.nextNumber(), reply));
            send(exchange, reply);
        }
    }

    private static WireRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String query = exchange.getRequestURI().getRawQuery();
        return new WireRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private static void send(HttpExchange exchange, WireReply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        long length = reply.body().length();
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
        if (length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                reply.body().writeTo(out);
            }
        }
    }
}
