package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.time.Duration;
import org.junit.After;
import org.junit.Test;

/** Several builds may hold the same access, each for as long as it needs it. */
public class HeldAccessTest {

    private static final Lifetime HOUR = Lifetime.of(Duration.ofHours(1));
    private static final Lifetime DAY = Lifetime.of(Duration.ofHours(24));
    private static final Lifetime MONTH = Lifetime.of(Duration.ofDays(30));

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AccessScene scene = new AccessScene(world);

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aShorterGrantDoesNotCutWhatAnotherBuildHoldsUntilItIsRevoked() throws Exception {
        scene.grant("m/v7", "promote #1");

        scene.lifetime(HOUR).grant("m/v7", "promote #2");

        assertThat(policy()).doesNotContain("DateLessThan");
    }

    @Test
    public void aShorterGrantDoesNotCutWhatAnotherBuildHoldsForLonger() throws Exception {
        scene.lifetime(MONTH).grant("m/v7", "promote #1");
        String month = policy();

        scene.lifetime(HOUR).grant("m/v7", "promote #2");

        assertThat(policy()).isEqualTo(month);
    }

    @Test
    public void aShorterGrantCutsWhatNobodyHoldsAnyMore() throws Exception {
        scene.lifetime(MONTH).grant("m/v7", "promote #1");
        String month = policy();
        scene.leases.releaseEnded(holder -> !holder.equals("promote #1"));

        scene.lifetime(HOUR).grant("m/v7", "promote #2");

        assertThat(policy()).isNotEqualTo(month);
    }

    @Test
    public void aLongerGrantExtendsWhatAnotherBuildHolds() throws Exception {
        scene.lifetime(DAY).grant("m/v7", "promote #1");
        String day = policy();

        scene.lifetime(Lifetime.untilRevoked()).grant("m/v7", "promote #2");

        assertThat(day).contains("DateLessThan");
        assertThat(policy()).doesNotContain("DateLessThan");
    }

    @Test
    public void accessThatGetsAnEndLeavesNoEndlessGrantOnTheKey() throws Exception {
        EmbeddedKey key = bucketKey();
        scene.grant("m/v7");

        scene.lifetime(DAY).grant("m/v7");

        assertThat(key.grants()).isEmpty();
        assertThat(key.policy()).contains("DateLessThan");
    }

    @Test
    public void anEndlessGrantOnTheKeyStaysWhileAnotherBuildOrModelCountsOnIt() throws Exception {
        EmbeddedKey key = bucketKey();
        scene.grant("m/v7", "promote #1");
        scene.lifetime(DAY).grant("m/v7", "promote #2");
        assertThat(key.grants()).hasSize(1);

        scene.leases.releaseEnded(holder -> !holder.equals("promote #1"));
        scene.lifetime(Lifetime.untilRevoked()).grant("m/v8", "promote #3");
        scene.lifetime(DAY).grant("m/v7", "promote #2");

        assertThat(key.grants()).hasSize(1);
    }

    @Test
    public void whatABuildHeldThatEndedIsLeftToNobody() throws Exception {
        scene.grant("m/v7", "promote #1");
        scene.grant("m/v7", "promote #2");

        scene.leases.releaseEnded("promote #2"::equals);

        assertThat(scene.control
                        .revoke(scene.request("m/v7"), "promote #2", change -> {})
                        .outcome())
                .isEqualTo(Revocation.Outcome.REVOKED);
    }

    @Test
    public void aGrantThatChangedNothingBeforeItFailedHoldsNothing() throws Exception {
        world.aws.faults().refuse("PutBucketPolicy", 403, "AccessDenied", "Access Denied");
        assertThatThrownBy(() -> scene.grant("m/v7", "promote #1")).hasMessageContaining("The old policy is in force");
        world.aws.faults().clear();
        scene.grant("m/v7", "promote #2");

        assertThat(scene.control
                        .revoke(scene.request("m/v7"), "promote #2", change -> {})
                        .outcome())
                .isEqualTo(Revocation.Outcome.REVOKED);
    }

    @Test
    public void aGrantThatFailsInTheMiddleNamesWhatItGaveAndHoldsIt() {
        bucketKey();
        world.aws.faults().refuse("PutBucketPolicy", 403, "AccessDenied", "Access Denied");

        assertThatThrownBy(() -> scene.grant("m/v7", "promote #1"))
                .isInstanceOf(AccessIncompleteException.class)
                .hasMessageContaining("The old policy is in force")
                .hasMessageContaining("Create the grant bedrock-model-import/");
        assertThat(scene.leases.others(scene.request("m/v7"), "promote #2")).containsExactly("promote #1");
    }

    @Test
    public void accessThatOthersHoldForLongerIsLeftAlone() throws Exception {
        scene.lifetime(MONTH).grant("m/v7", "promote #1");
        scene.lifetime(HOUR).grant("m/v7", "promote #2");
        long mark = world.aws.requests().mark();

        scene.lifetime(MONTH).grant("m/v7", "promote #1");
        scene.lifetime(HOUR).grant("m/v7", "promote #2");

        assertThat(world.aws.requests().since(mark)).noneMatch(RecordedRequest::isWrite);
    }

    private EmbeddedKey bucketKey() {
        EmbeddedKey key = world.research.key("models", ResearchAndHosting.REGION.id());
        scene.keys(new KeyUse(new KeyArn(key.arn()), true));
        return key;
    }

    private String policy() {
        return world.bucket.policy().orElseThrow();
    }
}
