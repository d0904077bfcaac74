package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.bedrock.BedrockClient;

/** The figures that a watch must reach, as ratios to polling every 60 seconds. */
public class ImportWatchFiguresTest {

    private static final Logger LOGGER = Logger.getLogger("figures");
    private static final long SEED = 20_261;
    private static final long GIGABYTE = 1_000_000_000L;
    private static final Duration POLL = Duration.ofSeconds(60);

    /** Sizes and what their imports typically take, from 10 to 45 minutes as reported. */
    private static final List<Kind> KINDS = List.of(
            new Kind(16 * GIGABYTE, Duration.ofMinutes(14)),
            new Kind(40 * GIGABYTE, Duration.ofMinutes(12)),
            new Kind(141 * GIGABYTE, Duration.ofMinutes(35)));

    private static final int LEARNING = 4;
    private static final int MEASURED = 30;

    private record Kind(long bytes, Duration typical) {}

    /** Sums over all measured imports. */
    private static final class Sums {
        private Duration delay = Duration.ZERO;
        private long requests;
        private Duration fixedDelay = Duration.ZERO;
        private long fixedRequests;

        private String summary() {
            return "Noticing the end of simulated imports: mean delay "
                    + delay.dividedBy(count()).toSeconds() + " s, " + requests
                    + " requests; polling every 60 s: mean delay "
                    + fixedDelay.dividedBy(count()).toSeconds() + " s, " + fixedRequests + " requests (seed " + SEED
                    + ")";
        }

        private static int count() {
            return KINDS.size() * MEASURED;
        }
    }

    private final ImportWorld world = new ImportWorld();
    private final ImportWatch watch = world.watch();
    private final BedrockClient bedrock = world.aws
            .clients()
            .configured(BedrockClient.builder(), world.hosting.administrator().provider(), ImportWorld.REGION)
            .build();
    private final Random random = new Random(SEED);
    private int jobs;

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void theEndIsNoticedAtHalfTheDelayWithNoMoreRequests() {
        world.settings().modelQuota(Integer.MAX_VALUE);
        Sums sums = new Sums();
        for (int round = 0; round < LEARNING + MEASURED; round++) {
            for (Kind kind : KINDS) {
                run(kind, round < LEARNING ? new Sums() : sums);
            }
        }

        LOGGER.info(sums::summary);
        assertThat(sums.delay.multipliedBy(2)).as(sums.summary()).isLessThanOrEqualTo(sums.fixedDelay);
        assertThat(sums.requests).as(sums.summary()).isLessThanOrEqualTo(sums.fixedRequests);
    }

    @Test
    public void tenThousandWaitersShareRoundsTimersAndThreads() {
        int before = Thread.activeCount();
        String job = started(Duration.ofMinutes(20));
        List<Recorder> recorders = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Recorder recorder = new Recorder();
            recorders.add(recorder);
            watch.await(job, Instant.MAX, recorder);
        }
        long mark = world.aws.requests().mark();

        world.pass(Duration.ofMinutes(22));

        assertThat(recorders).allSatisfy(recorder -> assertThat(recorder.ends()).hasSize(1));
        assertThat(world.aws.requests().since(mark)).hasSizeLessThan(40);
        assertThat(Thread.activeCount() - before).isLessThan(20);
        assertThat(watch.waiting()).isZero();
    }

    private void run(Kind kind, Sums sums) {
        double factor = 1 + 0.1 * random.nextGaussian();
        Duration takes = Duration.ofMillis((long) (kind.typical().toMillis() * factor));
        String job = started(takes);
        long mark = world.aws.requests().mark();
        Instant created = world.aws.clock().instant();
        List<Instant> heard = new ArrayList<>();
        AwaitedImport awaited = new AwaitedImport(job, Optional.of(created), OptionalLong.of(kind.bytes()));
        watch.await(awaited, Instant.MAX, new ImportListener() {
            @Override
            public void onStatus(String line) {
                throw new AssertionError(line);
            }

            @Override
            public void onEnd(AwaitEnd end) {
                heard.add(world.aws.clock().instant());
            }
        });
        world.pass(takes.multipliedBy(2));
        long polls = (takes.toMillis() + POLL.toMillis() - 1) / POLL.toMillis();
        sums.delay = sums.delay.plus(Duration.between(created.plus(takes), heard.get(0)));
        sums.requests += world.aws.requests().since(mark).size();
        sums.fixedDelay = sums.fixedDelay.plus(POLL.multipliedBy(polls).minus(takes));
        sums.fixedRequests += polls;
    }

    private String started(Duration takes) {
        world.settings().importsTake(takes);
        jobs++;
        String name = "measured-" + jobs;
        return bedrock.createModelImportJob(create -> create.jobName(name)
                        .importedModelName(name)
                        .roleArn(world.importRole.arn())
                        .modelDataSource(
                                data -> data.s3DataSource(s3 -> s3.s3Uri("s3://research-models/support-bot/v7/"))))
                .jobArn();
    }
}
