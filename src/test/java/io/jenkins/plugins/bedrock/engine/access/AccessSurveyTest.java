package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.access.FoundAccess.Hold;
import io.jenkins.plugins.bedrock.engine.access.SurveyedSource.SurveyedRole;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Test;

/** What is found of this controller's access in a source, and how it stands with the builds. */
public class AccessSurveyTest {

    private static final String DEV = ResearchAndHosting.DEV;
    private static final String OTHERS = """
            { "Statement": [ { "Sid": "Backups", "Effect": "Allow", "Principal": { "AWS": "111122223333" },
              "Action": "s3:GetObject", "Resource": "arn:aws:s3:::research-models/*" } ] }
            """;
    private static final String MODEL = "s3://" + ResearchAndHosting.BUCKET + "/support-bot/v7/";

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AccessScene scene = new AccessScene(world);
    private final EmbeddedKey key = world.research.key("models", ResearchAndHosting.REGION.id());
    private boolean managedHere = true;
    private List<SurveyedRole> roles = List.of();

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void whatABuildHoldsIsNoTrouble() throws Exception {
        scene.grant("support-bot/v7");
        long mark = world.aws.requests().mark();

        AccessSurvey survey = survey();

        assertThat(survey.trouble()).isEmpty();
        assertThat(survey.unseen()).isEmpty();
        assertThat(survey.found()).singleElement().satisfies(access -> {
            assertThat(access.hold()).isEqualTo(Hold.HELD);
            assertThat(access.where()).isEqualTo("policy of bucket " + ResearchAndHosting.BUCKET);
            assertThat(access.role())
                    .hasValue(world.importRole(ResearchAndHosting.DEV).value());
            assertThat(access.model()).hasValue(MODEL);
            assertThat(access.ids()).hasSize(2);
        });
        assertThat(world.aws.requests().since(mark)).noneMatch(RecordedRequest::isWrite);
    }

    @Test
    public void whatNoBuildHoldsAndDoesNotEndIsLeftOver() throws Exception {
        scene.keys(new KeyUse(new KeyArn(key.arn()), false)).grant("support-bot/v7");
        endBuilds();

        assertThat(survey().trouble()).extracting(FoundAccess::hold).hasSize(2).containsOnly(Hold.LEFT);
    }

    @Test
    public void aGrantOnAKeyThatNoBuildNeedsIsLeftOver() throws Exception {
        scene.keys(new KeyUse(new KeyArn(key.arn()), true)).grant("support-bot/v7");
        assertThat(survey().trouble()).isEmpty();
        endBuilds();

        assertThat(survey().trouble()).extracting(FoundAccess::where).contains("grants on key " + key.arn());
    }

    @Test
    public void whatEndsByItselfIsNoTroubleBeforeItsEndAndExpiredAfterIt() throws Exception {
        scene.lifetime(Lifetime.of(Duration.ofHours(24))).grant("support-bot/v7");
        endBuilds();
        assertThat(survey().found()).extracting(FoundAccess::hold).containsExactly(Hold.LAPSES);
        assertThat(survey().trouble()).isEmpty();

        world.aws.clock().advance(Duration.ofHours(25));

        assertThat(survey().trouble()).extracting(FoundAccess::hold).containsExactly(Hold.EXPIRED);
    }

    @Test
    public void aStatementThatSomebodyHasWidenedIsNotIntact() throws Exception {
        scene.grant("support-bot/v7");
        world.bucket.policy(world.bucket.policy().orElseThrow().replace("/support-bot/v7/*", "/support-bot/*"));

        assertThat(survey().trouble()).singleElement().satisfies(access -> {
            assertThat(access.intact()).isFalse();
            assertThat(access.hold()).isEqualTo(Hold.HELD);
            assertThat(access.model()).hasValue(MODEL);
        });
    }

    @Test
    public void aConditionThatSomebodyHasTakenOutIsSeenInAKeysPolicy() throws Exception {
        scene.keys(new KeyUse(new KeyArn(key.arn()), false)).grant("support-bot/v7");
        PolicyDocument policy = PolicyDocument.parse(key.policy());
        Statement decrypt = policy.statements().stream()
                .filter(statement -> statement.sid().orElse("").contains("Decrypt"))
                .findFirst()
                .orElseThrow();
        Statement anywhere = Statement.allow(decrypt.sid().orElseThrow())
                .aws(decrypt.awsPrincipals().get(0))
                .actions("kms:Decrypt")
                .resources("*")
                .build();
        key.policy(policy.withStatements(decrypt::equals, List.of(anywhere)).toJson());

        assertThat(survey().trouble()).extracting(FoundAccess::where).containsExactly("policy of key " + key.arn());
    }

    @Test
    public void halfOfAnAccessIsNotIntact() throws Exception {
        scene.grant("support-bot/v7");
        PolicyDocument policy = PolicyDocument.parse(world.bucket.policy().orElseThrow());
        world.bucket.policy(policy.without(statement -> statement.actions().contains("s3:ListBucket"))
                .toJson());

        assertThat(survey().trouble()).extracting(FoundAccess::intact).containsExactly(false);
    }

    @Test
    public void whatABuildHoldsAndSomebodyHasTakenAwayIsMissing() throws Exception {
        scene.keys(new KeyUse(new KeyArn(key.arn()), true)).grant("support-bot/v7");
        world.bucket.policy(OTHERS);

        assertThat(survey().trouble()).singleElement().satisfies(access -> {
            assertThat(access.hold()).isEqualTo(Hold.MISSING);
            assertThat(access.model()).hasValue(MODEL);
        });
    }

    @Test
    public void theOwnersOfAPolicyDecideWhenTheyApplyWhatABuildAskedFor() throws Exception {
        scene.policiesManagedByResearch(Optional.of(world.account(world.source())))
                .grant("support-bot/v7");
        managedHere = false;

        assertThat(survey().found()).isEmpty();
    }

    @Test
    public void theOwnersOfAPolicyDecideHowLongTheyKeepWhatDoesNotEnd() throws Exception {
        scene.keys(new KeyUse(new KeyArn(key.arn()), true)).grant("support-bot/v7");
        endBuilds();
        managedHere = false;

        AccessSurvey survey = survey();

        assertThat(survey.found()).hasSize(2).extracting(FoundAccess::hold).containsOnly(Hold.KEPT_BY_OWNERS);
        assertThat(survey.trouble()).isEmpty();
    }

    @Test
    public void anotherControllersStatementsAreNotLookedAt() throws Exception {
        new AccessControl(new Ownership("ffffffff"), world.aws.clock(), new AccessLeases())
                .grant(scene.request("support-bot/v7"), "other #1", () -> {}, change -> {});

        assertThat(survey().found()).isEmpty();
    }

    @Test
    public void aRolesPolicyIsLeftOverWhenTheSourceNamesTheRoleNoMore() throws Exception {
        RoleArn role = new RoleArn("arn:aws:iam::" + DEV + ":role/bedrock-model-import/support-bot");
        ImportRole managed = ImportRole.managed(role, world.boundary(DEV));
        scene.role(managed).grant("support-bot/v7");
        roles = List.of(new SurveyedRole(world.account(world.hostingThatCreatesRoles(DEV)), managed));
        assertThat(survey().trouble()).isEmpty();
        endBuilds();
        world.bucket.policy(OTHERS);

        assertThat(survey().trouble()).singleElement().satisfies(access -> {
            assertThat(access.where()).isEqualTo("policies of role " + role);
            assertThat(access.ids()).containsExactly("bedrock-model-import-research");
        });
    }

    @Test
    public void whatMayNotBeReadIsSaid() throws Exception {
        scene.grant("support-bot/v7");
        endBuilds();
        world.aws
                .faults()
                .refuse("GetBucketPolicy", 403, "AccessDenied", "Access Denied")
                .always();

        AccessSurvey survey = survey();

        assertThat(survey.found()).isEmpty();
        assertThat(survey.unseen()).singleElement().asString().contains("read the policy of bucket");
    }

    private AccessSurvey survey() throws InterruptedException {
        AccessRequest request = scene.request("support-bot/v7");
        return scene.control.survey(
                new SurveyedSource(request.reach(), world.account(world.source()), managedHere, true, roles));
    }

    private void endBuilds() {
        scene.leases.releaseEnded(holder -> false);
    }
}
