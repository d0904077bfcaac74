package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Descriptor;
import hudson.tasks.BuildWrapper;
import hudson.tasks.Builder;
import io.jenkins.plugins.bedrock.config.BedrockFolderProperty;
import io.jenkins.plugins.bedrock.config.ControllerCredentialsGrant;
import io.jenkins.plugins.bedrock.config.EnvironmentVpc;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.config.ModelSource;
import io.jenkins.plugins.bedrock.config.OwnTest;
import io.jenkins.plugins.bedrock.config.SourcePrefix;
import io.jenkins.plugins.bedrock.credentials.AwsRoleCredentials;
import io.jenkins.plugins.bedrock.parameters.AcceptedModelParameterDefinition;
import io.jenkins.plugins.bedrock.steps.InspectModelStep;
import io.jenkins.plugins.bedrock.steps.ModelAcceptedConditional;
import io.jenkins.plugins.bedrock.triggers.NewModelTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The pages' tables list the parameters and fields that there are: all of them, and no others. */
public class FieldsOfPagesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9]+)`");

    @Test
    public void stepsHaveTheParametersOfTheirTables() throws IOException {
        Set<String> ofAll = StepsPage.parameters("Parameters of all steps");
        List<StepDescriptor> steps = steps();

        assertThat(steps).hasSize(9);
        for (StepDescriptor step : steps) {
            Set<String> documented = StepsPage.parameters(step.getFunctionName());
            documented.addAll(ofAll);
            assertThat(fields(step.clazz)).as(step.getFunctionName()).isEqualTo(documented);
        }
    }

    @Test
    public void twinsHaveTheFieldsOfTheirSteps() {
        for (StepDescriptor step : stepsWithTwins()) {
            Descriptor<?> twin = Stream.of(Builder.class, BuildWrapper.class)
                    .map(kind -> SymbolLookup.get().findDescriptor(kind, step.getFunctionName()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            assertThat(fields(twin.clazz)).as(step.getFunctionName()).isEqualTo(fields(step.clazz));
        }
    }

    @Test
    public void thePageOnSourcesNamesEveryField() throws IOException {
        assertThat(namesOn("sources.md"))
                .containsAll(fields(ModelSource.class))
                .containsAll(fields(SourcePrefix.class));
    }

    @Test
    public void thePageOnEnvironmentsNamesEveryField() throws IOException {
        Set<String> named = namesOn("environments.md");
        named.add("test"); // has a section of its own

        assertThat(named)
                .containsAll(fields(ModelEnvironment.class))
                .containsAll(fields(OwnTest.class))
                .containsAll(fields(EnvironmentVpc.class));
    }

    @Test
    public void thePageOnJenkinsfilesNamesEveryField() throws IOException {
        assertThat(namesOn("jenkinsfiles.md"))
                .containsAll(fields(AcceptedModelParameterDefinition.class))
                .containsAll(fields(ModelAcceptedConditional.class))
                .containsAll(fields(NewModelTrigger.class));
    }

    @Test
    public void theOtherPagesShowEveryFieldInAnExample() throws IOException {
        assertThat(page("credentials.md")).contains(fields(AwsRoleCredentials.class));
        assertThat(page("credentials.md")).contains(fields(ControllerCredentialsGrant.class));
        assertThat(page("environments.md")).contains(fields(BedrockFolderProperty.class));
    }

    /** A question is of use only to whoever can decide by its answer. */
    private static List<StepDescriptor> stepsWithTwins() {
        return steps().stream()
                .filter(step -> !step.getFunctionName().equals("isModelAccepted"))
                .toList();
    }

    private static List<StepDescriptor> steps() {
        return StepDescriptor.all().stream()
                .filter(step -> InspectModelStep.class.getPackage().equals(step.clazz.getPackage()))
                .toList();
    }

    private static Set<String> fields(Class<?> type) {
        return new DescribableModel<>(type)
                .getParameters().stream()
                        .map(DescribableParameter::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namesOn(String page) throws IOException {
        return NAME.matcher(page(page))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("docs", name));
    }
}
