package io.jenkins.plugins.bedrock.engine.operation;

import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.DEV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.operation.ComparedModel.Standing;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import software.amazon.awssdk.services.bedrock.model.Tag;

/** What a ledger knows of imported models, beside what AWS shows. */
public class CompareModelsTest {

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final PromotionScene scene = new PromotionScene(world);

    @Before
    public void upload() throws Exception {
        world.bucket.putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);
    }

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aRecordedModelThatIsThereIsTheSame() throws Exception {
        PromotionRecord entry = scene.promote(DEV);

        ModelComparison comparison = compare(known(entry));

        assertThat(comparison.models()).singleElement().satisfies(model -> {
            assertThat(model.standing()).isEqualTo(Standing.SAME);
            assertThat(model.recorded()).hasValue(entry);
            assertThat(model.modelUnits()).isPresent();
        });
        assertThat(comparison.inAws()).isEqualTo(1);
        assertThat(comparison.notRead()).isEmpty();
    }

    @Test
    public void aRecordedModelThatSomebodyDeletedIsGoneUnlessThisControllerDidIt() throws Exception {
        PromotionRecord entry = scene.promote(DEV);
        dev().bedrock().deleteImportedModel(delete -> delete.modelIdentifier(entry.modelArn()));

        assertThat(compare(known(entry)).models())
                .singleElement()
                .satisfies(model -> assertThat(model.standing()).isEqualTo(Standing.GONE));
        assertThat(compare(new KnownModels(List.of(entry), Set.of(entry.modelArn())))
                        .models())
                .isEmpty();
    }

    @Test
    public void onlyTheLastImportOfAModelIsExpected() throws Exception {
        PromotionRecord first = scene.promote(DEV);
        dev().bedrock().deleteImportedModel(delete -> delete.modelIdentifier(first.modelArn()));
        PromotionRecord second = scene.promote(DEV);

        assertThat(compare(known(first, second)).models())
                .extracting(ComparedModel::arn)
                .containsExactly(second.modelArn());
    }

    @Test
    public void aModelOfAnotherControllerIsShownWithWhatItsTagsClaim() throws Exception {
        PromotionRecord theirs = new PromotionScene(world).promote(DEV);

        assertThat(compare(known()).models()).singleElement().satisfies(model -> {
            assertThat(model.standing()).isEqualTo(Standing.CLAIMED);
            assertThat(model.claims()).hasValueSatisfying(claims -> {
                assertThat(claims.isOf(theirs.digest())).isTrue();
                assertThat(claims.source()).hasValue(PromotionScene.MODEL);
                assertThat(claims.build()).isPresent();
                assertThat(claims.environment()).hasValue("dev");
            });
        });
    }

    @Test
    public void aTagThatSomebodyHasChangedIsTold() throws Exception {
        PromotionRecord entry = scene.promote(DEV);
        dev().bedrock()
                .tagResource(tag -> tag.resourceARN(entry.modelArn())
                        .tags(List.of(Tag.builder()
                                .key("bedrock-model-import:digest")
                                .value("sha256:forged")
                                .build())));

        assertThat(compare(known(entry)).models())
                .extracting(ComparedModel::standing)
                .containsExactly(Standing.TAGGED_OTHERWISE);
    }

    @Test
    public void aModelOfAnotherToolIsNotOurs() throws Exception {
        scene.grant(DEV);
        importByHand("by-hand");

        assertThat(compare(known()).models()).singleElement().satisfies(model -> {
            assertThat(model.standing()).isEqualTo(Standing.NOT_OURS);
            assertThat(model.name()).hasValue("by-hand");
        });
    }

    @Test
    public void whatMayNotBeReadIsSaid() throws Exception {
        PromotionRecord recorded = scene.promote(DEV);
        scene.grant(DEV);
        importByHand("by-hand");
        world.aws
                .faults()
                .refuse("ListTagsForResource", 403, "AccessDeniedException", "not today")
                .always();

        ModelComparison comparison = compare(known(recorded));

        assertThat(comparison.models())
                .extracting(ComparedModel::standing)
                .containsExactly(Standing.NOT_READ, Standing.SAME);
        assertThat(comparison.notRead()).hasSize(2).allMatch(sentence -> sentence.contains("not today"));
    }

    @Test
    public void requestsAreBoundedHoweverManyModelsThereAre() throws Exception {
        world.aws.bedrock().settings().modelQuota(200).importsTake(Duration.ofSeconds(1));
        scene.grant(DEV);
        IntStream.range(0, ModelReading.MOST + 5).forEach(number -> importByHand("by-hand-" + number));
        long mark = world.aws.requests().mark();

        ModelComparison comparison = compare(known());

        assertThat(comparison.inAws()).isEqualTo(ModelReading.MOST + 5);
        assertThat(comparison.notRead()).singleElement().asString().contains("5 further models");
        assertThat(world.aws.requests().since(mark))
                .hasSizeLessThan(ModelReading.MOST + 10)
                .noneMatch(request -> request.isWrite());
    }

    @Test
    public void modelsThatCannotBeListedAreAnErrorThatSaysWhere() {
        world.aws
                .faults()
                .refuse("ListImportedModels", 403, "AccessDeniedException", "no")
                .always();

        assertThatThrownBy(() -> compare(known()))
                .hasMessageContaining("list the imported models")
                .hasMessageContaining(ResearchAndHosting.DEV);
    }

    private ModelComparison compare(KnownModels known) throws InterruptedException {
        return new CompareModels(scene.engine).run(environment(), known);
    }

    private static KnownModels known(PromotionRecord... entries) {
        return new KnownModels(List.of(entries), Set.of());
    }

    private void importByHand(String name) {
        dev().bedrock()
                .createModelImportJob(create -> create.jobName(name)
                        .importedModelName(name)
                        .roleArn(world.importRole(ResearchAndHosting.DEV).value())
                        .modelDataSource(data -> data.s3DataSource(s3 -> s3.s3Uri(PromotionScene.MODEL))));
        world.aws.clock().advance(Duration.ofHours(1));
    }

    private AwsAccount dev() {
        return world.account(environment().access());
    }

    private Environment environment() {
        return scene.promotion(DEV).environment();
    }
}
