package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What becomes of waits and queues when credentials change or are missing. */
public class ImportCredentialsTest {

    private static final AwaitedImport JOB =
            AwaitedImport.of("arn:aws:bedrock:us-east-1:444455556666:model-import-job/abcdefghijkl");

    private final ImportWorld world = new ImportWorld();
    private final Recorder told = new Recorder();

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aWaitWithoutCredentialsEnds() {
        AccountAccess broken = with(new BaseCredentials("none", "test", () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        }));
        world.imports.await(broken, JOB, Instant.MAX, told);

        world.pass(Duration.ofHours(1));

        assertThat(told.ends())
                .singleElement()
                .isInstanceOfSatisfying(
                        AwaitEnd.Lost.class, lost -> assertThat(lost.problem()).hasMessageContaining("credentials"));
    }

    @Test
    public void anAccessKeyThatWasRotatedTakesEffect() {
        AccountAccess old = with(BaseCredentials.ofKey("system", "jenkins", AwsBasicCredentials.create("old", "old")));
        assertThatThrownBy(() -> world.clients.account(old).requireExpectedAccount())
                .isInstanceOf(AwsProblem.class);

        AccountAccess rotated = with(BaseCredentials.ofKey(
                "system", "jenkins", world.hosting.administrator().credentials()));

        assertThat(world.clients.account(rotated).requireExpectedAccount()).contains(":assumed-role/deployer/");
    }

    @Test
    public void keysOfTheSameIdInTwoFoldersShareNothing() {
        AwsBasicCredentials key = world.hosting.administrator().credentials();
        BaseCredentials one = BaseCredentials.ofKey("folder/a", "jenkins", key);
        BaseCredentials other = BaseCredentials.ofKey("folder/b", "jenkins", key);

        assertThat(one).isNotEqualTo(other).hasToString("jenkins");
        assertThat(world.imports.watch(with(one))).isNotSameAs(world.imports.watch(with(other)));
    }

    @Test
    public void aWatchForWhichNobodyWaitsAnyMoreIsForgotten() {
        ImportWatches watches = new ImportWatches(
                world.clients, world.aws.clock(), Runnable::run, new Random(1), new ImportDurations());
        for (int rotation = 1; rotation <= 20; rotation++) {
            AccountAccess access = with(BaseCredentials.ofKey(
                    "rotation " + rotation,
                    "jenkins",
                    world.hosting.administrator().credentials()));
            watches.await(access, JOB, Instant.MAX, told).cancel();
            world.pass(Duration.ofHours(1));
        }

        assertThat(watches.count()).isEqualTo(1);
    }

    @Test
    public void aQueueInWhichNobodyIsAnyMoreIsForgotten() {
        ImportSlots slots = world.imports.slots();
        for (String region : List.of("us-east-1", "us-west-2", "eu-central-1")) {
            AccountAccess access = world.access().in(new AwsRegion(region));
            SlotTicket ticket = slots.ticket(access, world.aws.clock().instant(), "somebody", new Patient());
            ticket.join();
            ticket.leave();
        }

        assertThat(slots.count()).isEqualTo(1);
    }

    private AccountAccess with(BaseCredentials base) {
        AccountAccess good = world.access();
        return new AccountAccess("dev", good.account(), good.region(), base, good.roles(), good.session());
    }

    /** Waits and does nothing. */
    private record Patient() implements SlotListener {

        @Override
        public void onWaiting(String line) {}

        @Override
        public void onTurn() {}

        @Override
        public void onRefused(RuntimeException problem) {}
    }
}
