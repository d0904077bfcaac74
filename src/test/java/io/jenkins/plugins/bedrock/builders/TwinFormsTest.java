package io.jenkins.plugins.bedrock.builders;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.tasks.BuildWrapper;
import hudson.tasks.Builder;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The build steps are those of Pipeline, in name, parameters and form. */
public class TwinFormsTest {

    private static final JenkinsWorld WORLD = new JenkinsWorld();
    private static final JenkinsRule JENKINS = new JenkinsRule();

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(WORLD).around(JENKINS);

    private final FreestyleJobs jobs = new FreestyleJobs(JENKINS);

    @Before
    public void configure() throws Exception {
        WORLD.configure();
    }

    @Test
    public void eachHasTheNameAndTheParametersOfItsStep() {
        List<String> names = new ArrayList<>();
        for (Descriptor<?> twin : descriptors()) {
            String name = SymbolLookup.getSymbolValue(twin).iterator().next();
            StepDescriptor step = StepDescriptor.byFunctionName(name);
            assertThat(step).as(name).isNotNull();
            assertThat(parameters(twin.clazz)).as(name).isEqualTo(parameters(step.clazz));
            names.add(name);
        }

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "inspectModel",
                        "grantModelAccess",
                        "importBedrockModel",
                        "awaitImport",
                        "testImportedModel",
                        "revokeModelAccess",
                        "deleteImportedModel",
                        "withModelAccess");
    }

    @Test
    public void whatIsFilledInComesBack() throws Exception {
        FreeStyleProject job = jobs.job("filled-in", Twins.filledIn());
        job.getBuildWrappersList().add(Twins.access());

        JENKINS.configRoundtrip(job);

        assertSame(job, Twins.filledIn());
        JENKINS.assertEqualDataBoundBeans(
                Twins.access(), job.getBuildWrappersList().get(WithModelAccessWrapper.class));
    }

    @Test
    public void whatIsLeftEmptyStaysEmpty() throws Exception {
        FreeStyleProject job = jobs.job("bare", Twins.bare());
        job.getBuildWrappersList().add(Twins.access("dev"));

        JENKINS.configRoundtrip(job);

        assertSame(job, Twins.bare());
        JENKINS.assertEqualDataBoundBeans(
                Twins.access("dev"), job.getBuildWrappersList().get(WithModelAccessWrapper.class));
    }

    @Test
    public void whatIsSavedIsReadBack() throws Exception {
        FreeStyleProject job = jobs.job("saved", Twins.filledIn());
        job.getBuildWrappersList().add(Twins.access());
        job.save();

        job.doReload();

        assertSame(job, Twins.filledIn());
        JENKINS.assertEqualDataBoundBeans(
                Twins.access(), job.getBuildWrappersList().get(WithModelAccessWrapper.class));
    }

    @Test
    public void everyFieldIsExplainedAndChecked() throws Exception {
        FreeStyleProject job = jobs.job("explained", Twins.bare());
        job.getBuildWrappersList().add(Twins.access("dev"));
        try (JenkinsRule.WebClient client = JENKINS.createWebClient()) {
            HtmlPage page = client.getPage(job, "configure");
            HtmlForm form = page.getFormByName("config");
            for (Descriptor<?> twin : descriptors()) {
                for (DescribableParameter parameter : new DescribableModel<>(twin.clazz).getParameters()) {
                    String help = "[helpurl$='/help/" + parameter.getName() + "']";
                    assertThat(form.querySelectorAll(help))
                            .as(twin.clazz + " " + parameter.getName())
                            .isNotEmpty();
                }
            }
            form.querySelectorAll("[helpurl*='bedrock']").forEach(link -> {
                String url = link.getAttributes().getNamedItem("helpurl").getNodeValue();
                try {
                    assertThat(client.goTo(url.substring("/jenkins/".length())).asNormalizedText())
                            .as(url)
                            .isNotBlank();
                } catch (Exception e) {
                    throw new AssertionError(url, e);
                }
            });
            assertThat(form.querySelectorAll("[checkurl*='InspectModelStep/checkModel']"))
                    .isNotEmpty();
        }
    }

    private static List<Descriptor<?>> descriptors() {
        List<Descriptor<?>> twins = new ArrayList<>();
        JENKINS.jenkins.getDescriptorList(Builder.class).stream()
                .filter(TwinDescriptor.class::isInstance)
                .forEach(twins::add);
        twins.add(JENKINS.jenkins.getDescriptorByType(WithModelAccessWrapper.DescriptorImpl.class));
        assertThat(JENKINS.jenkins.getDescriptorList(BuildWrapper.class)).contains((Descriptor) twins.get(7));
        return twins;
    }

    private static Map<String, String> parameters(Class<?> type) {
        Map<String, String> parameters = new TreeMap<>();
        for (DescribableParameter parameter : new DescribableModel<>(type).getParameters()) {
            parameters.put(
                    parameter.getName(), parameter.getErasedType() + (parameter.isRequired() ? " required" : ""));
        }
        return parameters;
    }

    private static void assertSame(FreeStyleProject job, List<Builder> expected) throws Exception {
        List<Builder> read = job.getBuilders();
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            JENKINS.assertEqualDataBoundBeans(expected.get(i), read.get(i));
        }
    }
}
