package io.jenkins.plugins.bedrock.engine.operation;

import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.DEV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.bedrock.EmbeddedModel;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.importing.ModelNotOursException;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import software.amazon.awssdk.services.bedrock.model.Tag;

/** Imported models that nobody needs any more go; those that are in use stay, whatever is asked for. */
public class DeleteImportedModelsTest {

    private static final DeleteImportedModels.Guard NOBODY = (model, source) -> Optional.empty();

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final PromotionScene scene = new PromotionScene(world).quota(10).publishingTo("/models/{name}");
    private final Map<String, PromotionRecord> versions = new TreeMap<>();

    @Before
    public void promoteFourVersions() throws Exception {
        world.aws.bedrock().settings().modelQuota(10);
        for (String version : List.of("v1", "v2", "v3", "v4")) {
            promote(version);
            world.aws.clock().advance(Duration.ofDays(10));
        }
    }

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void theNewestStay() throws Exception {
        List<DeletionCandidate> all = deleted(new DeletionChoice.Outdated("support-bot", Optional.empty(), 2));

        assertThat(there()).containsExactlyInAnyOrder(arn("v3"), arn("v4"));
        assertThat(all).filteredOn(DeletionCandidate::isToGo).hasSize(2).allSatisfy(gone -> {
            assertThat(gone.because()).contains("newer ones are there");
            assertThat(gone.age()).endsWith("days");
        });
        assertThat(all)
                .filteredOn(one -> !one.isToGo())
                .extracting(DeletionCandidate::because)
                .satisfiesExactly(
                        latest -> assertThat(latest).contains("current in dev"),
                        before -> assertThat(before).isEqualTo("it is among the 2 newest of support-bot"));
    }

    @Test
    public void whatIsNotOldStays() throws Exception {
        deleted(new DeletionChoice.Outdated("support-bot", Optional.of(Duration.ofDays(25)), 0));

        assertThat(there()).containsExactlyInAnyOrder(arn("v3"), arn("v4"));
    }

    @Test
    public void whatIsOldAndAmongTheNewestStays() throws Exception {
        deleted(new DeletionChoice.Outdated("support-bot", Optional.of(Duration.ofDays(1)), 3));

        assertThat(there()).containsExactlyInAnyOrder(arn("v2"), arn("v3"), arn("v4"));
    }

    @Test
    public void theCurrentOneStaysHoweverOldItIs() throws Exception {
        publish("v1", 9);

        List<DeletionCandidate> all = deleted(new DeletionChoice.Outdated("support-bot", Optional.empty(), 1));

        assertThat(there()).containsExactlyInAnyOrder(arn("v1"), arn("v4"));
        assertThat(all)
                .filteredOn(one -> one.model().arn().equals(arn("v1")))
                .singleElement()
                .satisfies(one -> assertThat(one.because()).contains("current in dev", "promote #9"));
    }

    @Test
    public void whatTheParameterSaysStaysAlsoForAControllerThatKnowsNothingOfIt() throws Exception {
        publish("v1", 9);
        PromotionScene other = new PromotionScene(world).publishingTo("/models/{name}");
        Environment where = other.promotion(DEV).environment();

        List<DeletionCandidate> all = new DeleteImportedModels(other.engine, NOBODY)
                .look(where, new DeletionChoice.Outdated("support-bot", Optional.empty(), 1), false);

        assertThat(all)
                .filteredOn(one -> one.model().arn().equals(arn("v1")))
                .singleElement()
                .satisfies(one -> assertThat(one.because()).contains("SSM parameter /models/support-bot says it"));
    }

    @Test
    public void whatTheParameterSaysStaysAlsoIfItIsNamedByItsDigestOrArn() throws Exception {
        publish("v1", 9);
        for (String parameter : List.of("/models/{name}", "/models/support-bot")) {
            PromotionScene other = new PromotionScene(world).publishingTo(parameter);

            assertThat(unknown(
                            other,
                            new DeletionChoice.OfDigest(versions.get("v1").digest())))
                    .contains("SSM parameter /models/support-bot says it");
            assertThat(unknown(other, new DeletionChoice.One(arn("v1"))))
                    .contains("SSM parameter /models/support-bot says it");
        }
    }

    @Test
    public void aModelWhoseNameOrSourceIsNotKnownStaysWhereThatTellsTheParameter() throws Exception {
        PromotionScene other = new PromotionScene(world).publishingTo("/models/{source}/{name}");

        assertThat(unknown(other, new DeletionChoice.One(arn("v1")))).contains("from which source it comes");

        scene.modelName("support_bot");
        world.bucket.putDirectory("support-bot/v5/", Checkpoints.LLAMA_TINY).put("support-bot/v5/README.md", "v5");
        PromotionRecord unusual =
                scene.model("s3://research-models/support-bot/v5/").promote(DEV);
        other.publishingTo("/models/{name}");

        assertThat(unknown(other, new DeletionChoice.One(unusual.modelArn()))).contains("what it is called");
    }

    @Test
    public void aModelOfAnotherEnvironmentOfTheAccountStaysUnlessForced() throws Exception {
        EmbeddedModel model = embedded("v1");
        tag(model.arn(), versions.get("v1").digest(), "sandbox");
        PromotionScene other = new PromotionScene(world);
        DeletionChoice choice = new DeletionChoice.One(model.name());

        assertThat(unknown(other, choice)).contains("another environment than dev");
        assertThat(new DeleteImportedModels(other.engine, NOBODY)
                        .look(other.promotion(DEV).environment(), choice, true))
                .allMatch(DeletionCandidate::isToGo);
    }

    @Test
    public void whatIsCurrentInAnotherEnvironmentOfTheAccountStays() throws Exception {
        Environment folders = inFolder(where());

        assertThat(new DeleteImportedModels(scene.engine, NOBODY)
                        .look(folders, new DeletionChoice.One(arn("v4")), false))
                .singleElement()
                .satisfies(one -> assertThat(one.because())
                        .contains("current in another environment of this account and Region")
                        .doesNotContain("promote"));
    }

    @Test
    public void otherNamesAreLeftAlone() throws Exception {
        assertThat(deleted(new DeletionChoice.Outdated("support", Optional.of(Duration.ZERO), 0)))
                .isEmpty();
        assertThat(deleted(new DeletionChoice.Outdated("search-bot", Optional.of(Duration.ZERO), 0)))
                .isEmpty();
        assertThat(there()).hasSize(4);
    }

    @Test
    public void aTagThatSomebodyHasForgedDoesNotMakeAModelOneOfThatName() throws Exception {
        importedByHand("dev-support-bot-by-hand");
        tagAsOurs("dev-support-bot-by-hand");

        deleted(new DeletionChoice.Outdated("support-bot", Optional.of(Duration.ZERO), 0));

        assertThat(place()).extracting(EmbeddedModel::name).contains("dev-support-bot-by-hand");
    }

    @Test
    public void whatAnotherToolHasImportedIsRefusedByNameAndPassedOverOtherwise() throws Exception {
        importedByHand("by-hand");

        assertThatThrownBy(() -> deleted(new DeletionChoice.One("by-hand"))).isInstanceOf(ModelNotOursException.class);
        deleted(new DeletionChoice.Outdated("support-bot", Optional.of(Duration.ZERO), 0));

        assertThat(place()).extracting(EmbeddedModel::name).contains("by-hand");
        assertThat(there()).contains(arn("v4")).hasSize(2);
    }

    @Test
    public void whatABuildPromotesStaysEvenIfForced() throws Exception {
        DeletionChoice choice = new DeletionChoice.OfDigest(versions.get("v1").digest());
        DeleteImportedModels busy =
                new DeleteImportedModels(scene.engine, (model, source) -> Optional.of(source + " is promoted"));

        assertThat(busy.look(where(), choice, true))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.spared()).contains("s3://research-models/support-bot/v1/ is promoted"));
    }

    @Test
    public void whatIsImportedOnceMoreStays() throws Exception {
        world.aws.bedrock().settings().importsTake(Duration.ofHours(3));
        EmbeddedModel model = embedded("v1");
        world.account(world.hosting(ResearchAndHosting.DEV))
                .bedrock()
                .createModelImportJob(create -> create.jobName("again")
                        .importedModelName(model.name().replaceFirst("1$", "2"))
                        .roleArn(world.importRole(ResearchAndHosting.DEV).value())
                        .modelDataSource(
                                data -> data.s3DataSource(s3 -> s3.s3Uri("s3://research-models/support-bot/v1/"))));

        assertThat(look(new DeletionChoice.One(model.name()), true))
                .singleElement()
                .satisfies(one -> assertThat(one.because()).contains("the import job again"));
    }

    @Test
    public void theCurrentOneGoesIfThatIsForced() throws Exception {
        assertThat(look(new DeletionChoice.One(arn("v4")), false))
                .extracting(DeletionCandidate::isToGo)
                .containsExactly(false);

        DeletionCandidate forced = look(new DeletionChoice.One(arn("v4")), true).get(0);
        assertThat(operation().delete(where(), new DeletionChoice.One(arn("v4")), forced.model(), true))
                .isTrue();
        assertThat(there()).doesNotContain(arn("v4"));
    }

    @Test
    public void aDigestMeansEveryImportOfIt() throws Exception {
        deleted(new DeletionChoice.OfDigest(versions.get("v2").digest()));

        assertThat(there()).containsExactlyInAnyOrder(arn("v1"), arn("v3"), arn("v4"));
        assertThat(deleted(new DeletionChoice.OfDigest(versions.get("v2").digest())))
                .isEmpty();
    }

    @Test
    public void whatHasBecomeCurrentSinceItWasLookedAtStays() throws Exception {
        DeletionChoice choice = new DeletionChoice.Outdated("support-bot", Optional.empty(), 1);
        DeletionCandidate first = look(choice, false).stream()
                .filter(one -> one.model().arn().equals(arn("v1")))
                .findFirst()
                .orElseThrow();
        assertThat(first.isToGo()).isTrue();

        publish("v1", 9);

        assertThatThrownBy(() -> operation().delete(where(), choice, first.model(), false))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("current in dev");
        assertThat(there()).contains(arn("v1"));
    }

    @Test
    public void whatWasDeletedStaysAcceptedAndCanBeImportedAgain() throws Exception {
        deleted(new DeletionChoice.Outdated("support-bot", Optional.empty(), 1));
        PromotionRecord before = versions.get("v1");

        assertThat(scene.ledger
                        .find(before.digest(), before.environment())
                        .orElseThrow()
                        .isAccepted())
                .isTrue();
        PromotionRecord again = promote("v1");

        assertThat(again.modelArn()).isNotEqualTo(before.modelArn());
        assertThat(world.aws
                        .account(ResearchAndHosting.DEV)
                        .parameters(ResearchAndHosting.REGION.id())
                        .history("/models/support-bot"))
                .endsWith(again.modelArn());
    }

    @Test
    public void allVersionsAreNotDeletedForWantOfALimit() {
        assertThatThrownBy(() -> new DeletionChoice.Outdated("support-bot", Optional.empty(), 0))
                .hasMessageContaining("olderThan")
                .hasMessageContaining("keep");
    }

    private PromotionRecord promote(String version) throws Exception {
        String prefix = "support-bot/" + version + "/";
        if (!versions.containsKey(version)) {
            world.bucket.putDirectory(prefix, Checkpoints.LLAMA_TINY).put(prefix + "README.md", version);
        }
        PromotionRecord promoted = scene.model("s3://research-models/" + prefix).promote(DEV);
        versions.put(version, promoted);
        publish(version, versions.size());
        return promoted;
    }

    private void publish(String version, int build) throws InterruptedException {
        new PublishModel(scene.engine).run(scene.promotion(DEV, build), versions.get(version));
    }

    private List<DeletionCandidate> look(DeletionChoice choice, boolean force) throws InterruptedException {
        return operation().look(where(), choice, force);
    }

    private List<DeletionCandidate> deleted(DeletionChoice choice) throws InterruptedException {
        List<DeletionCandidate> all = look(choice, false);
        for (DeletionCandidate one : all) {
            if (one.isToGo()) {
                assertThat(operation().delete(where(), choice, one.model(), false))
                        .isTrue();
            }
        }
        return all;
    }

    private DeleteImportedModels operation() {
        return new DeleteImportedModels(scene.engine, NOBODY);
    }

    private Environment where() {
        return scene.promotion(DEV).environment();
    }

    private String arn(String version) {
        return versions.get(version).modelArn();
    }

    private EmbeddedModel embedded(String version) {
        return place().stream()
                .filter(model -> model.arn().equals(arn(version)))
                .findFirst()
                .orElseThrow();
    }

    private List<EmbeddedModel> place() {
        return world.aws
                .bedrock()
                .place(ResearchAndHosting.DEV, ResearchAndHosting.REGION.id())
                .models();
    }

    private List<String> there() {
        return place().stream().map(EmbeddedModel::arn).toList();
    }

    private void importedByHand(String name) throws InterruptedException {
        scene.grant(DEV);
        world.account(world.hosting(ResearchAndHosting.DEV))
                .bedrock()
                .createModelImportJob(create -> create.jobName(name)
                        .importedModelName(name)
                        .roleArn(world.importRole(ResearchAndHosting.DEV).value())
                        .modelDataSource(
                                data -> data.s3DataSource(s3 -> s3.s3Uri("s3://research-models/support-bot/v4/"))));
        world.aws.clock().advance(Duration.ofHours(2));
    }

    private void tagAsOurs(String name) {
        String arn = place().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow()
                .arn();
        tag(arn, versions.get("v1").digest(), "dev");
    }

    private void tag(String arn, ModelDigest digest, String environment) {
        world.account(world.hosting(ResearchAndHosting.DEV))
                .bedrock()
                .tagResource(tag -> tag.resourceARN(arn)
                        .tags(List.of(tag("digest", digest.toString()), tag("environment", environment))));
    }

    /** Why a model stays for a controller that knows nothing of it. */
    private static String unknown(PromotionScene other, DeletionChoice choice) throws InterruptedException {
        List<DeletionCandidate> all = new DeleteImportedModels(other.engine, NOBODY)
                .look(other.promotion(DEV).environment(), choice, false);
        assertThat(all).hasSize(1);
        return all.get(0).spared().orElseThrow();
    }

    private static Environment inFolder(Environment where) {
        return new Environment(
                where.name(),
                "team-a",
                where.access(),
                where.importRole(),
                where.importRoleBoundary(),
                where.importRoleTrustNamesJobs(),
                where.entry(),
                where.settings());
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key("bedrock-model-import:" + key).value(value).build();
    }
}
