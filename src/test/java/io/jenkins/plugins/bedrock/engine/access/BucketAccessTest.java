package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Test;

/** Access to objects under no customer key: a bucket policy is all it takes. */
public class BucketAccessTest {

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AccessScene scene = new AccessScene(world);

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void thePlanShowsWhatWouldBeAddedAndChangesNothing() {
        AccessPlan plan = scene.control.plan(scene.request("support-bot/v7"));

        assertThat(plan.obstacles()).isEmpty();
        assertThat(plan.diff())
                .contains("Change the policy of bucket research-models")
                .contains("+   \"Action\" : \"s3:GetObject\"")
                .contains("\"arn:aws:s3:::research-models/support-bot/v7/*\"")
                .contains(world.importRole(ResearchAndHosting.DEV).value());
        assertThat(world.aws.requests().writes()).isEmpty();
        assertThat(world.bucket.policy()).isEmpty();
    }

    @Test
    public void aGrantOpensThePrefixToTheImportRoleOnly() throws Exception {
        scene.grant("support-bot/v7");

        PolicyDocument policy = PolicyDocument.parse(world.bucket.policy().orElseThrow());
        assertThat(policy.statements()).hasSize(2).allSatisfy(statement -> {
            assertThat(statement.sid().orElseThrow()).startsWith("BedrockModelImport0a1b2c3d");
            assertThat(statement.awsPrincipals())
                    .containsExactly(world.importRole(ResearchAndHosting.DEV).value());
        });
        assertThat(policy.toJson()).contains("support-bot/v7/*").doesNotContain("v70");
    }

    @Test
    public void aSecondGrantWritesNothing() throws Exception {
        scene.grant("support-bot/v7");
        long mark = world.aws.requests().mark();

        AccessPlan second = scene.grant("support-bot/v7");

        assertThat(second.isNothingToChange()).isTrue();
        assertThat(world.aws.requests().since(mark)).noneMatch(RecordedRequest::isWrite);
    }

    @Test
    public void nothingIsLeftAfterARevoke() throws Exception {
        scene.grant("support-bot/v7");

        Revocation revocation = scene.revoke("support-bot/v7");

        assertThat(revocation.outcome()).isEqualTo(Revocation.Outcome.REVOKED);
        assertThat(world.bucket.policy()).isEmpty();
        assertThat(scene.revoke("support-bot/v7").sentence()).contains("no access");
    }

    @Test
    public void revokingOneModelLeavesTheOther() throws Exception {
        scene.grant("support-bot/v7");
        scene.grant("support-bot/v8");

        scene.revoke("support-bot/v7");

        assertThat(world.bucket.policy().orElseThrow()).contains("v8/*").doesNotContain("v7/*");
    }

    @Test
    public void accessThatExpiresIsRenewedOnlyWhenAnImportMightNotFitInAnyMore() throws Exception {
        scene.lifetime(Lifetime.of(Duration.ofHours(24)));
        scene.grant("support-bot/v7");
        String first = world.bucket.policy().orElseThrow();

        world.aws.clock().advance(Duration.ofHours(11));
        scene.grant("support-bot/v7");
        assertThat(world.bucket.policy()).hasValue(first);

        world.aws.clock().advance(Duration.ofHours(12));
        scene.grant("support-bot/v7");
        assertThat(world.bucket.policy().orElseThrow()).isNotEqualTo(first);
    }

    @Test
    public void expiredStatementsOfThisControllerGoWithTheNextWrite() throws Exception {
        scene.lifetime(Lifetime.of(Duration.ofHours(24)));
        scene.grant("support-bot/v7");
        world.aws.clock().advance(Duration.ofHours(25));

        scene.grant("support-bot/v8");

        assertThat(world.bucket.policy().orElseThrow()).contains("v8/*").doesNotContain("v7/*");
    }

    @Test
    public void changesAreToldAsTheyAreMade() throws Exception {
        List<AccessChange> made = new ArrayList<>();

        scene.control.grant(scene.request("support-bot/v7"), "promote #1", () -> {}, made::add);

        assertThat(made).extracting(AccessChange::resource).containsExactly("arn:aws:s3:::research-models");
    }

    @Test
    public void anotherBuildsHoldKeepsTheAccess() throws Exception {
        AccessRequest request = scene.request("support-bot/v7");
        scene.control.grant(request, "promote #1", () -> {}, change -> {});
        scene.control.grant(request, "promote #2", () -> {}, change -> {});

        Revocation first = scene.control.revoke(request, "promote #1", change -> {});
        assertThat(first.outcome()).isEqualTo(Revocation.Outcome.LEFT_TO_OTHERS);
        assertThat(first.sentence()).contains("promote #2");
        assertThat(world.bucket.policy()).isPresent();

        assertThat(scene.control.revoke(request, "promote #2", change -> {}).outcome())
                .isEqualTo(Revocation.Outcome.REVOKED);
        assertThat(world.bucket.policy()).isEmpty();
    }

    @Test
    public void aLifetimeInWhichNoImportFitsIsRefused() {
        assertThatThrownBy(() -> Lifetime.of(Duration.ofMinutes(30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("24h");
    }
}
