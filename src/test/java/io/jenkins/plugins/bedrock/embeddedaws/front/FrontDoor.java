package io.jenkins.plugins.bedrock.embeddedaws.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where all requests arrive: finds the service by the scope of the signature, authenticates the access key, lets the
 * service answer and records what happened. Signatures themselves aren't verified.
 */
public final class FrontDoor implements HttpHandler {

    private static final Logger LOGGER = Logger.getLogger(FrontDoor.class.getName());

    private final AtomicLong events = new AtomicLong();
    private final Map<String, AwsService> services = new ConcurrentHashMap<>();
    private final AccessKeys keys;
    private final RequestLog log;
    private final Faults faults;
    private final UniqueIds ids;
    private final Scheduler clock;
    /** Held by one operation at a time, so that services needn't think of concurrency. */
    private final Object world = new Object();

    /** @param log gets every request */
    public FrontDoor(AccessKeys keys, RequestLog log, Faults faults, UniqueIds ids, Scheduler clock) {
        this.keys = keys;
        this.log = log;
        this.faults = faults;
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
            send(exchange, reply(read(exchange)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WireReply reply(WireRequest request) throws InterruptedException {
        Optional<SigningScope> scope = SigningScope.of(request);
        Optional<AwsService> service = scope.map(signed -> services.get(signed.service()));
        if (service.isEmpty()) {
            return WireReply.empty(403);
        }
        long began = events.incrementAndGet();
        Thread.sleep(faults.latency().toMillis());
        try {
            return answered(new Visit(service.get(), request, scope.orElseThrow(), ids.uuid(), clock), began);
        } catch (RuntimeException bug) {
            LOGGER.log(
                    Level.SEVERE,
                    bug,
                    () -> "Answering " + request.method() + " " + request.rawPath()
                            + " failed by a fault of the embedded AWS itself.");
            return WireReply.empty(500);
        }
    }

    private WireReply answered(Visit visit, long began) throws InterruptedException {
        WireReply reply = visit.answer(keys, faults, world);
        log.add(visit.recorded(log.nextNumber(), reply, began, events.incrementAndGet()));
        return reply;
    }

    private static WireRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        String query = exchange.getRequestURI().getRawQuery();
        return new WireRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private static void send(HttpExchange exchange, WireReply reply) throws IOException {
        if (reply.isDropped()) {
            return;
        }
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
