package io.jenkins.plugins.bedrock.connection;

import hudson.ProxyConfiguration;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Calls through the proxy that Jenkins is configured with at the moment, and without one if there is none. */
final class ProxiedHttpClient implements SdkHttpClient {

    /** A call takes less. */
    private static final long KEPT_AFTER_CHANGE_MINUTES = 10;

    private Settings settings = Settings.current();
    private SdkHttpClient client = settings.client();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return client().prepareRequest(request);
    }

    @Override
    public synchronized void close() {
        client.close();
    }

    @Override
    public String clientName() {
        return "Apache";
    }

    private synchronized SdkHttpClient client() {
        Settings now = Settings.current();
        if (!now.equals(settings)) {
            SdkHttpClient old = client;
            Timer.get().schedule(old::close, KEPT_AFTER_CHANGE_MINUTES, TimeUnit.MINUTES);
            settings = now;
            client = now.client();
        }
        return client;
    }

    /** A proxy as it was configured, to be compared with what is configured now. */
    private record Settings(String host, int port, String user, String password, String directHosts) {

        private static final Settings NONE = new Settings("", 0, "", "", "");

        static Settings current() {
            return Optional.ofNullable(Jenkins.getInstanceOrNull())
                    .map(Jenkins::getProxy)
                    .map(Settings::of)
                    .orElse(NONE);
        }

        private static Settings of(ProxyConfiguration proxy) {
            return new Settings(
                    proxy.getName(),
                    proxy.getPort(),
                    Objects.requireNonNullElse(proxy.getUserName(), ""),
                    proxy.getSecretPassword() == null
                            ? ""
                            : proxy.getSecretPassword().getPlainText(),
                    Objects.requireNonNullElse(proxy.getNoProxyHost(), ""));
        }

        SdkHttpClient client() {
            ApacheHttpClient.Builder builder = ApacheHttpClient.builder();
            return equals(NONE)
                    ? builder.build()
                    : builder.proxyConfiguration(configuration()).build();
        }

        private software.amazon.awssdk.http.apache.ProxyConfiguration configuration() {
            var configuration = software.amazon.awssdk.http.apache.ProxyConfiguration.builder()
                    .useSystemPropertyValues(false)
                    .useEnvironmentVariableValues(false)
                    .endpoint(URI.create("http://" + host + ":" + port))
                    .nonProxyHosts(ProxyConfiguration.getNoProxyHostPatterns(directHosts).stream()
                            .map(Pattern::pattern)
                            .collect(Collectors.toSet()));
            return (user.isEmpty()
                            ? configuration
                            : configuration.username(user).password(password))
                    .build();
        }

        /** Without the password. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
