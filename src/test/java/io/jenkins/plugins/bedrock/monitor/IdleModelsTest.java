package io.jenkins.plugins.bedrock.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.ConfiguredPromotion;
import io.jenkins.plugins.bedrock.config.DefinedEnvironment;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.importing.ImportClaims;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.operation.ComparedModel;
import io.jenkins.plugins.bedrock.engine.operation.ComparedModel.Standing;
import io.jenkins.plugins.bedrock.engine.operation.ModelComparison;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.FileLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Which imported models lead nowhere. */
public class IdleModelsTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private final List<ComparedModel> dev = new ArrayList<>();
    private final List<ComparedModel> prod = new ArrayList<>();

    @Before
    public void configure() throws Exception {
        ConfiguredPromotion.configure("key", "secret");
    }

    @Test
    public void aModelThatAnotherHasReplacedIsIdleAfterThirtyDays() throws Exception {
        there("prod", "support-bot/v7", 90, true);
        there("prod", "support-bot/v8", 31, true);
        there("prod", "search/v1", 80, true);
        there("prod", "search/v2", 29, true);

        assertThat(idle()).singleElement().asString().contains("support-bot/v7", "support-bot/v8 is the current one");
    }

    @Test
    public void theCurrentModelOfTheLastEnvironmentIsWhereItBelongs() throws Exception {
        there("prod", "support-bot/v7", 900, true);

        assertThat(idle()).isEmpty();
    }

    @Test
    public void aModelThatWasNotAcceptedIsIdle() throws Exception {
        there("prod", "support-bot/v7", 31, false);

        assertThat(idle()).singleElement().asString().contains("not accepted", "31 days");
    }

    @Test
    public void aCurrentModelThatIsTakenNoFurtherIsIdleAndOneThatIsIsNot() throws Exception {
        there("dev", "support-bot/v7", 31, true);
        there("dev", "search/v1", 31, true);
        record("validation", "search/v1", 1, true);

        assertThat(idle()).singleElement().asString().contains("support-bot/v7", "taken to no environment");
    }

    @Test
    public void whoeverGoesBackToAnEarlierModelReplacesTheLater() throws Exception {
        PromotionRecord earlier = there("prod", "support-bot/v7", 90, true);
        there("prod", "support-bot/v8", 60, true);
        FileLedger.get().notePromotion(earlier, ago(40), "promote #9");

        assertThat(idle()).singleElement().asString().contains("support-bot/v8", "support-bot/v7 is the current one");
    }

    @Test
    public void aModelThatIsNotKnownHereIsIdle() throws Exception {
        prod.add(new ComparedModel(
                Standing.CLAIMED,
                "arn:aws:bedrock:us-east-1:999900001111:imported-model/theirs",
                Optional.of("theirs"),
                Optional.of(ago(31)),
                OptionalInt.of(2),
                Optional.empty(),
                Optional.of(
                        new ImportClaims("sha256:0", Optional.empty(), Optional.of("other #1"), Optional.of("prod")))));

        assertThat(idle()).singleElement().asString().contains("theirs", "2 Custom Model Units", "not known here");
    }

    /** Recorded, and in AWS. */
    private PromotionRecord there(String environment, String version, int days, boolean accepted) throws Exception {
        PromotionRecord entry = record(environment, version, days, accepted);
        (environment.equals("dev") ? dev : prod)
                .add(new ComparedModel(
                        Standing.SAME,
                        entry.modelArn(),
                        Optional.of(version.replace('/', '-')),
                        Optional.of(entry.imported()),
                        OptionalInt.of(1),
                        Optional.of(entry),
                        Optional.empty()));
        return entry;
    }

    private static PromotionRecord record(String environment, String version, int days, boolean accepted) {
        Instant then = ago(days);
        PromotionRecord entry = new PromotionRecord(
                new ModelDigest(String.format("%064x", version.hashCode() & 0xFFFFFFFFL), Strength.SHA256),
                "seal",
                defined(environment).id(),
                version,
                "arn:aws:bedrock:us-east-1:444455556666:imported-model/" + environment + "-"
                        + version.replace('/', '-'),
                "arn:aws:bedrock:us-east-1:444455556666:model-import-job/" + environment,
                "promote #1",
                Optional.empty(),
                then,
                Optional.of(then),
                Optional.empty(),
                Optional.empty(),
                accepted ? Optional.of(then) : Optional.empty());
        return FileLedger.get().imported(entry);
    }

    private List<String> idle() {
        Findings findings = new Findings();
        new IdleModelFinder(findings)
                .find(new ComparisonReport(
                        Instant.now(), "test", List.of(compared("dev", dev), compared("prod", prod))));
        return findings.found().stream().map(ModelFinding::getSentence).toList();
    }

    private static ComparedEnvironment compared(String name, List<ComparedModel> models) {
        DefinedEnvironment defined = defined(name);
        return ComparedEnvironment.of(
                defined,
                defined.toEngine(new SessionName("jenkins-test")),
                new ModelComparison(Instant.now(), models, List.of()));
    }

    private static DefinedEnvironment defined(String name) {
        return DefinedEnvironment.all().stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Instant ago(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }
}
