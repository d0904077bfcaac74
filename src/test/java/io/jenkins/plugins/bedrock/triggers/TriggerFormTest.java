package io.jenkins.plugins.bedrock.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.ConfiguredPromotion;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The trigger's form: what is filled in comes back, and is offered and checked for those who may configure the job. */
public class TriggerFormTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Before
    public void configure() throws Exception {
        ConfiguredPromotion.configure("key", "secret");
    }

    @Test
    public void whatIsFilledInComesBack() throws Exception {
        NewModelTrigger trigger = new NewModelTrigger("dev");
        trigger.setPrefix("s3://research-models/support-bot/");
        trigger.setParameter("WHERE");
        trigger.setEvery("10m");
        trigger.setBuildExisting(true);
        FreeStyleProject filled = new WatchingJobs(jenkins).create("filled", trigger);
        FreeStyleProject bare = new WatchingJobs(jenkins).create("bare", new NewModelTrigger("prod"));

        jenkins.configRoundtrip(filled);
        jenkins.configRoundtrip(bare);

        jenkins.assertEqualDataBoundBeans(trigger, filled.getTrigger(NewModelTrigger.class));
        jenkins.assertEqualDataBoundBeans(new NewModelTrigger("prod"), bare.getTrigger(NewModelTrigger.class));
    }

    @Test
    public void everyFieldIsExplained() throws Exception {
        for (DescribableParameter parameter : new DescribableModel<>(NewModelTrigger.class).getParameters()) {
            String help = "NewModelTrigger/help-" + parameter.getName() + ".html";
            try (InputStream page = NewModelTrigger.class.getResourceAsStream(help)) {
                assertThat(page).as(help).isNotNull();
            }
        }
    }

    @Test
    public void tooOftenIsSaidSo() {
        NewModelTrigger.DescriptorImpl form = jenkins.jenkins.getDescriptorByType(NewModelTrigger.DescriptorImpl.class);

        assertThat(form.doCheckEvery(null, "30s").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doCheckEvery(null, "").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckEvery(null, "1m").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckPrefix(null, "s3://bucket").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    public void whoMayNotConfigureIsToldNothingAndNobodyByGet() throws Exception {
        FreeStyleProject job = new WatchingJobs(jenkins).create("promote", new NewModelTrigger("dev"));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer"));
        String descriptor = job.getUrl() + "descriptorByName/" + NewModelTrigger.class.getName();
        List<String> checks = List.of(
                descriptor + "/checkEnvironment?value=nowhere",
                descriptor + "/checkPrefix?value=s3://bucket",
                descriptor + "/checkEvery?value=30s");

        assertThat(post("reader", descriptor + "/fillEnvironmentItems")).doesNotContain("validation");
        assertThat(post("configurer", descriptor + "/fillEnvironmentItems")).contains("validation");
        for (String check : checks) {
            assertThat(post("reader", check)).doesNotContain("class=\"error\"");
            assertThat(post("configurer", check)).contains("error");
            try (JenkinsRule.WebClient client = jenkins.createWebClient().login("configurer")) {
                client.assertFails(check, 405);
            }
        }
    }

    private String post(String user, String path) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login(user)) {
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
            client.addCrumb(request);
            return client.getPage(request).getWebResponse().getContentAsString();
        }
    }
}
