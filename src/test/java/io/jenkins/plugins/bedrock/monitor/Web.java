package io.jenkins.plugins.bedrock.monitor;

import java.net.URI;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jvnet.hudson.test.JenkinsRule;

/** Requests of a user, as a script would make them; null for nobody who has signed in. */
record Web(JenkinsRule jenkins, String user) {

    /** What Jenkins answered. */
    record Answer(int status, String text) {}

    static Web of(JenkinsRule jenkins, String user) {
        return new Web(jenkins, user);
    }

    Answer get(String path) throws Exception {
        return send(HttpMethod.GET, path);
    }

    Answer post(String path) throws Exception {
        return send(HttpMethod.POST, path);
    }

    private Answer send(HttpMethod method, String path) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.getOptions().setRedirectEnabled(false);
            if (user != null) {
                client.withBasicCredentials(user);
            }
            WebRequest request =
                    new WebRequest(URI.create(jenkins.getURL() + path).toURL(), method);
            if (method == HttpMethod.POST) {
                client.addCrumb(request);
            }
            WebResponse response = client.loadWebResponse(request); // no page: one would follow the way to the login
            return new Answer(response.getStatusCode(), response.getContentAsString());
        }
    }
}
