package io.jenkins.plugins.bedrock.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** What is sent, and what may come back: from AWS, from a proxy before it, or from anybody else. */
public class JsonCallTest {

    private static final AwsCredentials SESSION = AwsSessionCredentials.create("ASIAEXAMPLE", "secret", "token");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);
    private final SdkHttpClient http = ApacheHttpClient.create();
    private HttpServer server;
    private Headers asked;
    private int requests;
    private String body;
    private int status = 200;
    private String type = "";
    private byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
    private boolean answers = true;

    @Before
    public void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests++;
            asked = exchange.getRequestHeaders();
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!answers) {
                await();
            }
            if (!type.isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
            }
            exchange.getResponseHeaders().set("x-amzn-RequestId", "request-1");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @After
    public void stop() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }

    @Test
    public void theTargetIsNamedAndSigned() {
        assertThat(attempt()).isEqualTo("{}");

        assertThat(body).isEqualTo("{\"ModelName\":\"bot\"}");
        assertThat(asked.getFirst("X-Amz-Target")).isEqualTo("SageMaker.DescribeModel");
        assertThat(asked.getFirst("Content-Type")).isEqualTo("application/x-amz-json-1.1");
        assertThat(asked.getFirst("X-Amz-Security-Token")).isEqualTo("token");
        assertThat(asked.getFirst("Authorization"))
                .matches("AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/\\d{8}/us-east-1/sagemaker/aws4_request, .*")
                .containsPattern("SignedHeaders=[^,]*content-type;host;")
                .containsPattern("SignedHeaders=[^,]*x-amz-target")
                .containsPattern("Signature=[0-9a-f]{64}");
    }

    @Test
    public void anErrorHasItsCodeWhereverAwsPutsIt() {
        fails(400, "{\"__type\":\"com.amazonaws.sagemaker#ResourceNotFound\",\"Message\":\"Gone.\"}");
        assertThatThrownBy(this::attempt).isInstanceOfSatisfying(AwsServiceException.class, problem -> {
            assertThat(problem.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound");
            assertThat(problem.awsErrorDetails().errorMessage()).isEqualTo("Gone.");
            assertThat(problem.requestId()).isEqualTo("request-1");
            assertThat(problem.statusCode()).isEqualTo(400);
        });

        fails(400, "{\"message\":\"No.\"}");
        type = "ValidationException:http://internal.amazon.com/coral/";
        assertThatThrownBy(this::attempt)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        problem -> assertThat(problem.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationException"));
    }

    @Test
    public void whatIsNoAnswerOfAwsIsAnErrorWithoutACode() {
        for (String page : new String[] {"<html>Bad gateway</html>", "", "[1]", "null", "{\"__type\":{}}"}) {
            fails(502, page);
            assertThatThrownBy(this::attempt).as(page).isInstanceOfSatisfying(AwsServiceException.class, problem -> {
                assertThat(problem.awsErrorDetails().errorCode()).isNull();
                assertThat(problem.statusCode()).isEqualTo(502);
            });
        }
    }

    @Test
    public void whatIsNoAnswerOfAwsIsRetriedByItsStatus() {
        fails(502, "<html>Bad gateway</html>");
        assertThatThrownBy(this::describe).isInstanceOf(AwsServiceException.class);
        assertThat(requests).isEqualTo(3);

        fails(403, "<html>Ask your proxy</html>");
        assertThatThrownBy(this::describe).isInstanceOf(AwsServiceException.class);
        assertThat(requests).isEqualTo(4);
    }

    @Test
    public void aRedirectionIsNotFollowed() {
        fails(302, "");

        assertThatThrownBy(this::attempt).isInstanceOf(AwsServiceException.class);
    }

    @Test
    public void anAnswerWithoutAnEndIsNotReadToTheEnd() {
        answer = new byte[1024 * 1024 + 1];

        assertThatThrownBy(this::attempt)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        problem -> assertThat(problem.awsErrorDetails().errorMessage())
                                .isEqualTo("The answer has more than 1048576 bytes."));
    }

    @Test
    public void noAnswerIsWaitedForForALimitedTime() {
        answers = false;

        assertThatThrownBy(() -> attempt(Duration.ofMillis(200))).isInstanceOf(ApiCallAttemptTimeoutException.class);
    }

    private byte[] describe() {
        AwsEndpoint here = AwsEndpoint.loopback(address());
        ClientSettings settings =
                new ClientSettings(http, here, InstantSource.system(), ResearchAndHosting.withoutPauses());
        return new SageMakerClient(settings, new AwsRegion("us-east-1"), StaticCredentialsProvider.create(SESSION))
                .describeModel("bot");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private String attempt() {
        return attempt(Duration.ofSeconds(60));
    }

    private String attempt(Duration patience) {
        byte[] input = "{\"ModelName\":\"bot\"}".getBytes(StandardCharsets.UTF_8);
        byte[] read = new JsonCall(http, address(), new AwsRegion("us-east-1"), "sagemaker", patience)
                .attempt("SageMaker.DescribeModel", input, SESSION);
        return new String(read, StandardCharsets.UTF_8);
    }

    private void fails(int code, String said) {
        status = code;
        type = "";
        answer = said.getBytes(StandardCharsets.UTF_8);
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
