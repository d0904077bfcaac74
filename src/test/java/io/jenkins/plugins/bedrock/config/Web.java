package io.jenkins.plugins.bedrock.config;

import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jvnet.hudson.test.JenkinsRule;

/** Requests of a user, as a script would make them. */
record Web(String user, JenkinsRule jenkins) {

    /** What Jenkins answered. */
    record Answer(int status, String text) {}

    static Web as(String user, JenkinsRule jenkins) {
        return new Web(user, jenkins);
    }

    Answer post(String path, Map<String, String> form) throws Exception {
        try (JenkinsRule.WebClient client = client()) {
            WebRequest request = new WebRequest(address(path), HttpMethod.POST);
            request.setRequestParameters(form.entrySet().stream()
                    .map(field -> new NameValuePair(field.getKey(), field.getValue()))
                    .toList());
            return answer(client, client.addCrumb(request));
        }
    }

    Answer get(String path, Map<String, String> form) throws Exception {
        String query = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try (JenkinsRule.WebClient client = client()) {
            return answer(client, new WebRequest(address(path + "?" + query), HttpMethod.GET));
        }
    }

    private JenkinsRule.WebClient client() throws Exception {
        return jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .withJavaScriptEnabled(false)
                .login(user);
    }

    private URL address(String path) throws Exception {
        return URI.create(jenkins.getURL() + path).toURL();
    }

    private static Answer answer(JenkinsRule.WebClient client, WebRequest request) throws Exception {
        WebResponse response = client.getPage(request).getWebResponse();
        return new Answer(response.getStatusCode(), response.getContentAsString());
    }
}
