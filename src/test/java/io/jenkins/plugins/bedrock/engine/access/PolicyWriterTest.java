package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.time.Duration;
import org.junit.After;
import org.junit.Test;

/** A failed apply leaves the old policy or the new one, and the message says which. */
public class PolicyWriterTest {

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AccessScene scene = new AccessScene(world);

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aRefusedWriteLeavesTheOldPolicy() {
        world.aws.faults().refuse("PutBucketPolicy", 403, "AccessDenied", "Access Denied");

        assertThatThrownBy(() -> scene.grant("support-bot/v7"))
                .isInstanceOf(PolicyWriteException.class)
                .hasMessageContaining("AccessDenied")
                .hasMessageEndingWith("The old policy is in force.");
        assertThat(world.bucket.policy()).isEmpty();
    }

    @Test
    public void aLostReplyIsReadBack() {
        world.aws.faults().dropAfter("PutBucketPolicy").always();

        assertThatThrownBy(() -> scene.grant("support-bot/v7"))
                .isInstanceOf(PolicyWriteException.class)
                .hasMessageEndingWith("The new policy is in force all the same.");
        assertThat(world.bucket.policy()).isPresent();
    }

    @Test
    public void aWriteThatShowsLateIsWaitedFor() throws Exception {
        world.aws.faults().changesShowAfter(Duration.ofSeconds(40));

        scene.grant("support-bot/v7");

        assertThat(world.aws.requests().count("PutBucketPolicy")).isEqualTo(1);
        assertThat(scene.grant("support-bot/v7").isNothingToChange()).isTrue();
    }

    @Test
    public void aWriteThatNeverShowsIsSaidSo() {
        world.aws.faults().changesShowAfter(Duration.ofHours(1));

        assertThatThrownBy(() -> scene.grant("support-bot/v7"))
                .isInstanceOf(PolicyWriteException.class)
                .hasMessageContaining("still shows the old one");
    }

    @Test
    public void throttlingIsRiddenOut() throws Exception {
        world.aws.faults().throttle("GetBucketPolicy").times(2);

        scene.grant("support-bot/v7");

        assertThat(world.bucket.policy()).isPresent();
    }
}
