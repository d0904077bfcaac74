package io.jenkins.plugins.bedrock.pages;

import hudson.model.Run;
import org.htmlunit.html.HtmlPage;
import org.jvnet.hudson.test.JenkinsRule;

/** The pages of builds, as a browser of a user shows them. */
final class BuildPages {

    private final JenkinsRule jenkins;

    BuildPages(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    /** What the build did with models. */
    HtmlPage models(Run<?, ?> run) throws Exception {
        return page(run, "bedrock-models/");
    }

    /** The page of the build itself. */
    HtmlPage summary(Run<?, ?> run) throws Exception {
        return page(run, "");
    }

    /** What the remote API answers. */
    String json(Run<?, ?> run) throws Exception {
        try (JenkinsRule.WebClient client = client()) {
            return client.goTo(run.getUrl() + "bedrock-models/api/json", "application/json")
                    .getWebResponse()
                    .getContentAsString();
        }
    }

    private HtmlPage page(Run<?, ?> run, String path) throws Exception {
        try (JenkinsRule.WebClient client = client()) {
            return client.goTo(run.getUrl() + path);
        }
    }

    private JenkinsRule.WebClient client() {
        return jenkins.createWebClient().withJavaScriptEnabled(false);
    }
}
