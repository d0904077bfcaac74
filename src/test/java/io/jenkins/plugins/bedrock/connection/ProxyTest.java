package io.jenkins.plugins.bedrock.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import hudson.ProxyConfiguration;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Calls go through the proxy that Jenkins is configured with at the moment. */
public class ProxyTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer proxy;

    /** Refuses everything, and remembers what it was asked for. */
    @Before
    public void startProxy() throws Exception {
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        proxy.start();
    }

    @After
    public void stopProxy() {
        proxy.stop(0);
    }

    @Test
    public void isUsedAsLongAsItIsConfiguredAndNotForHostsThatAreReachedDirectly() throws Exception {
        call();
        assertThat(asked).isEmpty();

        jenkins.jenkins.setProxy(proxy(""));
        assertThatThrownBy(this::call).isInstanceOf(AwsProblem.class);
        assertThat(asked)
                .isNotEmpty()
                .allMatch(uri -> uri.startsWith(world.aws().endpoint().toString()));

        int before = asked.size();
        jenkins.jenkins.setProxy(proxy("127.0.0.*"));
        call();
        jenkins.jenkins.setProxy(null);
        call();
        assertThat(asked).hasSize(before);
    }

    /** The one service that is called without a client of the SDK's. */
    @Test
    public void isUsedForSageMakerToo() throws Exception {
        AwsAccount source =
                AwsConnection.get().clients().account(world.accounts().sourceWithSageMaker());
        source.requireExpectedAccount();
        jenkins.jenkins.setProxy(proxy(""));

        assertThatThrownBy(() ->
                        source.call("look at a model", () -> source.sageMaker().describeModel("bot")))
                .isInstanceOf(AwsProblem.class)
                .hasMessageContaining("HTTP 403");
        assertThat(asked).singleElement().isEqualTo(world.aws().endpoint() + "/");
    }

    private ProxyConfiguration proxy(String directHosts) {
        return new ProxyConfiguration("127.0.0.1", proxy.getAddress().getPort(), null, null, directHosts);
    }

    private void call() {
        AwsConnection.get()
                .clients()
                .account(world.accounts().hosting(Accounts.DEV))
                .requireExpectedAccount();
    }
}
