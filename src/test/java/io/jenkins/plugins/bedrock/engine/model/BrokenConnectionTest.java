package io.jenkins.plugins.bedrock.engine.model;

import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.V7;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.aws.AwsEndpoint;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** An object of 10 bytes, served by something that breaks the connection after some bytes. */
public class BrokenConnectionTest {

    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.US_ASCII);

    private final List<String> ranges = new ArrayList<>();
    private int bytesPerConnection;
    private HttpServer server;
    private AwsClients clients;

    @Before
    public void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        clients = new AwsClients(
                ApacheHttpClient.create(),
                AwsEndpoint.loopback(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                Clock.systemUTC(),
                AwsRetryStrategy.doNotRetry());
    }

    @After
    public void stop() {
        clients.close();
        server.stop(0);
    }

    @Test
    public void readingIsTakenUpWhereTheConnectionBroke() throws InterruptedException {
        bytesPerConnection = 4;

        assertThat(hasher().sha256(V7, object("shard", "e1")))
                .isEqualTo("84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882");
        assertThat(ranges).containsExactly("none", "bytes=4-", "bytes=8-");
    }

    @Test
    public void readingEndsWhenItComesNoFurther() {
        bytesPerConnection = 0;

        assertThatThrownBy(() -> hasher().sha256(V7, object("shard", "e1")))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("shard beyond byte 0 of 10: the connection broke 3 times at the same place");
    }

    private ObjectHasher hasher() {
        AccountAccess access = new AccountAccess(
                "research",
                ResearchAccount.ID,
                new AwsRegion("us-east-1"),
                BaseCredentials.ofKey("test", "anyone", AwsBasicCredentials.create("anyone", "unchecked")),
                List.of(),
                new SessionName("test"));
        return new ObjectHasher(new ModelObjectReader(clients.account(access), ResearchAccount.ID));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "none" : range);
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        exchange.sendResponseHeaders(range == null ? 200 : 206, CONTENT.length - from);
        exchange.getResponseBody().write(CONTENT, from, Math.min(bytesPerConnection, CONTENT.length - from));
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
