package io.jenkins.plugins.bedrock.engine.operation;

import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.DEV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.ssm.EmbeddedParameterStore;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** An environment says in an SSM parameter which model is current: what was promoted there last. */
public class PublishModelTest {

    private static final String PARAMETER = "/models/support-bot";

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final PromotionScene scene = new PromotionScene(world).publishingTo("/models/{name}");
    private final EmbeddedParameterStore parameters =
            world.aws.account(ResearchAndHosting.DEV).parameters(ResearchAndHosting.REGION.id());

    @Before
    public void upload() throws Exception {
        for (String version : List.of("v7", "v8")) {
            world.bucket.putDirectory("support-bot/" + version + "/", Checkpoints.LLAMA_TINY);
            world.bucket.put("support-bot/" + version + "/README.md", version);
        }
    }

    @After
    public void stop() {
        Thread.interrupted();
        world.close();
    }

    @Test
    public void anAcceptedModelIsPublishedUnderItsName() throws Exception {
        PromotionRecord model = promoted("v7");

        Publication publication = published(model, 1);

        assertThat(parameters.history(PARAMETER)).containsExactly(model.modelArn());
        assertThat(publication.parameter()).hasToString(PARAMETER);
        assertThat(publication.changed()).isTrue();
        assertThat(publication.sentence()).contains("says this model now");
    }

    @Test
    public void anEnvironmentThatPublishesNothingStillKnowsWhatIsCurrent() throws Exception {
        PromotionScene silent = new PromotionScene(world);
        PromotionRecord model = silent.promote(DEV);

        assertThat(new PublishModel(silent.engine).run(silent.promotion(DEV, 4), model))
                .isEmpty();

        assertThat(silent.ledger.promoted(model.environment()))
                .singleElement()
                .satisfies(known -> assertThat(known.build()).isEqualTo("promote #4"));
        assertThat(world.aws.requests().count("PutParameter")).isZero();
    }

    @Test
    public void whatIsPublishedAlreadyIsNotWritten() throws Exception {
        PromotionRecord model = promoted("v7");
        published(model, 1);

        Publication again = published(model, 1);
        Publication byAnother = published(model, 2);

        assertThat(List.of(again.changed(), byAnother.changed())).containsOnly(false);
        assertThat(again.sentence()).contains("says this model already");
        assertThat(world.aws.requests().count("PutParameter")).isEqualTo(1);
    }

    @Test
    public void anEarlierModelThatIsPromotedAgainIsCurrentAgain() throws Exception {
        PromotionRecord v7 = promoted("v7");
        published(v7, 1);
        PromotionRecord v8 = promoted("v8");
        published(v8, 2);

        assertThat(published(v7, 3).isCurrent()).isTrue();

        assertThat(parameters.history(PARAMETER)).containsExactly(v7.modelArn(), v8.modelArn(), v7.modelArn());
        assertThat(current(v7)).satisfies(now -> {
            assertThat(now.isOf(v7.modelArn())).isTrue();
            assertThat(now.build()).isEqualTo("promote #3");
        });
    }

    @Test
    public void oneBuildMayGoThereAndBack() throws Exception {
        PromotionRecord v7 = promoted("v7");
        published(v7, 1);
        PromotionRecord v8 = promoted("v8");
        published(v8, 1);

        published(v7, 1);

        assertThat(parameters.history(PARAMETER)).hasSize(3).endsWith(v7.modelArn());
    }

    @Test
    public void aRepetitionDoesNotUndoWhatAnotherBuildHasPromotedSince() throws Exception {
        PromotionRecord v7 = promoted("v7");
        published(v7, 1);
        PromotionRecord v8 = promoted("v8");
        published(v8, 2);

        Publication repeated = published(v7, 1);

        assertThat(repeated.isCurrent()).isFalse();
        assertThat(repeated.sentence()).contains("support-bot/v8", "promote #2", "in another build");
        assertThat(parameters.history(PARAMETER)).containsExactly(v7.modelArn(), v8.modelArn());
    }

    @Test
    public void oneParameterForAllModelsSaysWhatWasPromotedLast() throws Exception {
        scene.publishingTo("/models/current");
        PromotionRecord v7 = promoted("v7");
        PromotionRecord v8 = promoted("v8");
        PromotionRecord other = renamed(v8, "search-bot/v8");
        scene.ledger.imported(other);

        published(v7, 1);
        published(other, 2);

        assertThat(parameters.history("/models/current")).containsExactly(v7.modelArn(), other.modelArn());
        assertThat(published(v7, 1).isCurrent()).isFalse();
    }

    @Test
    public void oneOfTwoBuildsAtOnceIsLastForLedgerAndParameterAlike() throws Exception {
        PromotionRecord v7 = promoted("v7");
        PromotionRecord v8 = promoted("v8");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int build = 1; build <= 16; build++) {
                int number = build;
                PromotionRecord model = build % 2 == 0 ? v7 : v8;
                all.add(threads.submit(() -> published(model, number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(parameters.history(PARAMETER))
                .last()
                .isEqualTo(current(v7).model().modelArn());
    }

    @Test
    public void aModelThatOnlyIsAcceptedIsNextUntilAnotherHasTakenItsPlace() throws Exception {
        PromotionRecord v7 = promoted("v7");
        assertThat(isNext(v7)).isTrue();

        PromotionRecord v8 = promoted("v8");
        published(v8, 2);

        assertThat(isNext(v7)).isFalse();
        assertThat(isNext(v8)).isFalse();
    }

    @Test
    public void aRecalledModelIsNotPublished() throws Exception {
        PromotionRecord model = promoted("v7");
        scene.ledger.recall(model.digest(), "trained on data that had to go");

        assertThatThrownBy(() -> published(model, 1))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("had to go")
                .hasMessageContaining("what is published there stays");
        assertThat(world.aws.requests().count("PutParameter")).isZero();
    }

    @Test
    public void aRecalledModelIsNotCurrentEitherWhereNothingIsPublished() throws Exception {
        PromotionScene silent = new PromotionScene(world);
        PromotionRecord model = silent.promote(DEV);
        silent.ledger.recall(model.digest(), "trained on data that had to go");

        assertThatThrownBy(() -> new PublishModel(silent.engine).run(silent.promotion(DEV), model))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("had to go");
        assertThat(silent.ledger.promoted(model.environment()))
                .allSatisfy(known -> assertThat(known.noted()).isEmpty());
    }

    @Test
    public void aModelThatWasDeletedIsNotPublished() throws Exception {
        PromotionRecord model = promoted("v7");
        scene.delete(DEV, model.modelArn());

        assertThatThrownBy(() -> published(model, 1))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("Import it again");
        assertThat(current(model).noted()).isEmpty();
        assertThat(world.aws.requests().count("PutParameter")).isZero();
    }

    @Test
    public void aRefusalOfAwsIsToldWithWhatToDoAndLeavesTheModelAccepted() throws Exception {
        scene.publishingTo("/not-on-the-page/{name}");
        PromotionRecord model = promoted("v7");

        assertThatThrownBy(() -> published(model, 1))
                .isInstanceOf(PublicationFailedException.class)
                .hasMessageContaining("support-bot/v7 is accepted in dev, but was not published")
                .hasMessageContaining("AccessDeniedException")
                .hasMessageContaining("docs/permissions.md")
                .hasMessageContaining("run this again");
        assertThat(scene.ledger
                        .find(model.digest(), model.environment())
                        .orElseThrow()
                        .isAccepted())
                .isTrue();

        scene.publishingTo("/models/{name}");
        assertThat(published(model, 1).changed()).isTrue();
    }

    @Test
    public void aSecretIsNotOverwritten() throws Exception {
        parameters.with(PARAMETER, "SecureString", "ciphertext");
        PromotionRecord model = promoted("v7");

        assertThatThrownBy(() -> published(model, 1))
                .isInstanceOf(PublicationFailedException.class)
                .hasMessageContaining("is a SecureString");
        assertThat(parameters.history(PARAMETER)).containsExactly("ciphertext");
    }

    @Test
    public void throttlingAndALostReplyAreRiddenOut() throws Exception {
        PromotionRecord model = promoted("v7");
        world.aws.faults().throttle("GetParameter").times(2);
        world.aws.faults().dropAfter("PutParameter");

        published(model, 1);

        assertThat(parameters.history(PARAMETER)).last().isEqualTo(model.modelArn());
    }

    @Test
    public void aModelWhoseNameIsNoParametersIsRefusedBeforeAnythingIsDone() {
        scene.modelName("support bot");

        assertThatThrownBy(() -> scene.inspect(DEV))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("'/models/support bot'")
                .hasMessageContaining("another name");
        assertThat(world.aws.requests().count()).isZero();
    }

    private PromotionRecord promoted(String version) throws Exception {
        return scene.model("s3://research-models/support-bot/" + version + "/").promote(DEV);
    }

    private Publication published(PromotionRecord model, int build) throws InterruptedException {
        return new PublishModel(scene.engine)
                .run(scene.promotion(DEV, build), model)
                .orElseThrow();
    }

    private boolean isNext(PromotionRecord model) {
        return new PublishModel(scene.engine).isNext(scene.promotion(DEV).environment(), model);
    }

    private PromotedModel current(PromotionRecord model) {
        return PromotedModel.last(scene.ledger.promoted(model.environment())).orElseThrow();
    }

    private static PromotionRecord renamed(PromotionRecord model, String version) {
        return new PromotionRecord(
                model.digest(),
                model.seal(),
                model.environment(),
                version,
                model.modelArn(),
                model.jobArn(),
                model.build(),
                Optional.empty(),
                model.imported(),
                model.sealed(),
                model.moved(),
                model.tested(),
                model.accepted());
    }
}
