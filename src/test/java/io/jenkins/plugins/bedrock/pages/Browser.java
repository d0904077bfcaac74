package io.jenkins.plugins.bedrock.pages;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jvnet.hudson.test.JenkinsRule;

/** What a person sees without scripts, signed in or not. */
final class Browser {

    static final String NOBODY = null;

    private final JenkinsRule jenkins;
    private final String user;

    private Browser(JenkinsRule jenkins, String user) {
        this.jenkins = jenkins;
        this.user = user;
    }

    static Browser of(JenkinsRule jenkins) {
        return new Browser(jenkins, NOBODY);
    }

    static Browser of(JenkinsRule jenkins, String user) {
        return new Browser(jenkins, user);
    }

    HtmlPage page(String path) throws Exception {
        return (HtmlPage) open(path);
    }

    String text(String path) throws Exception {
        return open(path).getWebResponse().getContentAsString();
    }

    int status(String path) throws Exception {
        return open(path).getWebResponse().getStatusCode();
    }

    /** The headings of the columns. */
    List<String> columns(String path) throws Exception {
        return texts(page(path), ".bedrock-table thead th");
    }

    /** The headings of the rows: version, digest, and what else stands there. */
    List<String> rows(String path) throws Exception {
        return texts(page(path), ".bedrock-table tbody th");
    }

    /** The cells of a row, counted from 0. */
    List<String> cells(String path, int row) throws Exception {
        DomNode there = page(path).querySelectorAll(".bedrock-table tbody tr").get(row);
        return there.querySelectorAll("td").stream().map(Browser::line).toList();
    }

    static List<String> texts(DomNode page, String selector) {
        return page.querySelectorAll(selector).stream().map(Browser::line).toList();
    }

    static List<String> links(DomNode page, String selector) {
        return attributes(page, selector, "href");
    }

    static List<String> attributes(DomNode page, String selector, String name) {
        return page.querySelectorAll(selector).stream()
                .map(there -> ((DomElement) there).getAttribute(name))
                .toList();
    }

    /** The page that comes of it. */
    static HtmlPage submit(HtmlForm form) throws IOException {
        return form.<HtmlButton>querySelector("button[type=submit]").click();
    }

    private Page open(String path) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .withJavaScriptEnabled(false);
        if (user != null) {
            client.login(user);
        }
        return client.getPage(new WebRequest(URI.create(jenkins.getURL() + path).toURL(), HttpMethod.GET));
    }

    private static String line(DomNode node) {
        return node.getTextContent().strip().replaceAll("\\s+", " ");
    }
}
