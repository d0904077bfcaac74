package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.time.Duration;
import org.junit.After;
import org.junit.Test;

/** A failed apply leaves the old policy or the new one, and the message says which. */
public class PolicyWriterTest {

    private static final PolicyDocument OTHER =
            PolicyDocument.parse("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Lists\","
                    + "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::444455556666:root\"},"
                    + "\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::research-models\"}]}");

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

    @Test
    public void anInterruptedWriteSaysWhichPolicyIsInForce() {
        PolicyHome home = new BucketPolicy(
                world.account(world.source()),
                ResearchAndHosting.REGION,
                ResearchAndHosting.BUCKET,
                new AccountId(ResearchAndHosting.RESEARCH));
        PolicyWriter writer = new PolicyWriter(new ResourceLocks(), world.aws.clock());

        assertThatThrownBy(() -> writer.change(new InterruptedHome(home), policy -> OTHER, false))
                .isInstanceOf(InterruptedException.class)
                .hasMessageContaining("Was interrupted in the attempt to")
                .hasMessageEndingWith("The old policy is in force.");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(world.bucket.policy()).isEmpty();
    }

    /** A build that is aborted just as it writes. */
    private record InterruptedHome(PolicyHome home) implements PolicyHome {

        @Override
        public String arn() {
            return home.arn();
        }

        @Override
        public String name() {
            return home.name();
        }

        @Override
        public int limit() {
            return home.limit();
        }

        @Override
        public PolicyDocument read() {
            return home.read();
        }

        @Override
        public void write(PolicyDocument policy) {
            Thread.currentThread().interrupt();
            home.write(policy);
        }
    }
}
