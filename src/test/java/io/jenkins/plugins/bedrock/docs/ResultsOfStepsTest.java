package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.JenkinsWorld;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** What steps return has the keys of the page's tables: all of them, and no others. */
public class ResultsOfStepsTest {

    private static final String SCRIPT = """
            def show(step, result) { echo "RESULT ${step}: ${result.keySet().join(' ')}" }
            def model = '%s'
            show 'inspectModel', inspectModel(model: model, environment: 'dev')
            show 'grantModelAccess', grantModelAccess(model: model, environment: 'dev')
            importBedrockModel model: model, environment: 'dev'
            awaitImport environment: 'dev'
            show 'testImportedModel', testImportedModel(model: model, environment: 'dev')
            show 'importBedrockModel', importBedrockModel(model: model, environment: 'dev')
            def imported = awaitImport(environment: 'dev')
            show 'awaitImport', imported
            show 'revokeModelAccess', revokeModelAccess(model: model, environment: 'dev')
            show 'deleteImportedModel', deleteImportedModel(environment: 'dev', importedModel: imported.importedModel, force: true)
            """;
    private static final Pattern RESULT = Pattern.compile("RESULT (\\w+): (.*)");

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Test
    public void resultsHaveTheKeysOfTheirTables() throws Exception {
        world.configure();
        JenkinsWorld.publishTo("/models/{name}");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "results");
        job.setDefinition(new CpsFlowDefinition(SCRIPT.formatted(JenkinsWorld.MODEL), true));
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);

        Matcher results = RESULT.matcher(JenkinsRule.getLog(run));
        assertThat(results.results().count()).isEqualTo(7);
        for (MatchResult result : results.reset().results().toList()) {
            Set<String> returned = new TreeSet<>(Set.of(result.group(2).split(" ")));
            assertThat(returned).as(result.group(1)).isEqualTo(documented(result.group(1)));
        }
    }

    private static Set<String> documented(String step) {
        Set<String> keys = StepsPage.keys(step);
        if (!step.equals("deleteImportedModel")) {
            keys.addAll(Set.of("model", "environment"));
        }
        return keys;
    }
}
