package io.jenkins.plugins.bedrock.engine.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.EmbeddedSageMaker;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerContainer;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerResource;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.After;
import org.junit.Test;

/** What an ARN of SageMaker stands for, and what of it cannot be imported. */
public class SageMakerModelsTest {

    private static final String PLACE = "s3://research-models/support-bot/v7/";
    private static final String ARCHIVE = "s3://research-models/jobs/tune-bot/output/model.tar.gz";

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final EmbeddedSageMaker sageMaker = world.research.sageMaker("us-east-1");

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aModelLiesWhereItsOneContainerSays() {
        SageMakerModel found = find(sageMaker.model("support-bot", SageMakerContainer.of(PLACE)));

        assertThat(found.uri()).hasToString(PLACE);
        assertThat(found.approval()).isEmpty();
        assertThat(found.sentence()).isEqualTo("The model " + found.arn() + " lies at " + PLACE + ".");
        assertThat(world.aws.requests().count("DescribeModel")).isEqualTo(1);
        assertThat(world.aws.requests().writes()).isEmpty();
    }

    @Test
    public void aListOfOneContainerIsOne() {
        SageMakerResource model = sageMaker.model("support-bot");
        model.with(
                "/Containers",
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(JsonNodeFactory.instance.objectNode().put("ModelDataUrl", PLACE)));

        assertThat(find(model).uri()).hasToString(PLACE);
    }

    @Test
    public void aPrefixIsReadWithOneSlashAtItsEnd() {
        assertThat(find(sageMaker.model("a", SageMakerContainer.of("s3://research-models/support-bot/v7")))
                        .uri())
                .hasToString(PLACE);
        assertThat(find(sageMaker.model("b", SageMakerContainer.ofUrl(PLACE))).uri())
                .hasToString(PLACE);
    }

    @Test
    public void aPackageTellsWhetherItWasApproved() {
        SageMakerResource version = sageMaker.modelPackage("bots", 7, SageMakerContainer.of(PLACE));
        assertThat(find(version).approval()).contains("Approved");

        SageMakerModel pending = find(version.with("/ModelApprovalStatus", "PendingManualApproval"));
        assertThat(pending.uri()).hasToString(PLACE);
        assertThat(pending.sentence())
                .endsWith("lies at " + PLACE + "; its approval status in SageMaker is PendingManualApproval.");

        assertThat(find(sageMaker.modelPackage("unversioned", SageMakerContainer.of(PLACE)))
                        .approval())
                .isEmpty();
    }

    @Test
    public void aModelThatIsMadeOfAPackageIsFollowedThere() {
        SageMakerResource version = sageMaker.modelPackage("bots", 7, SageMakerContainer.of(PLACE));

        SageMakerModel byArn = find(sageMaker.model("a", SageMakerContainer.ofPackage(version.arn())));
        assertThat(byArn.uri()).hasToString(PLACE);
        assertThat(byArn.arn().name()).isEqualTo("a");
        assertThat(byArn.approval()).contains("Approved");
        assertThat(find(sageMaker.model("b", SageMakerContainer.ofPackage("bots/7")))
                        .uri())
                .hasToString(PLACE);

        version.with("/ModelApprovalStatus", "Rejected");
        refused(sageMaker.model("c", SageMakerContainer.ofPackage("bots/7"))).hasMessageContaining("was rejected");
    }

    @Test
    public void aTrainingJobThatLeavesItsModelAsItIsIsOne() {
        String output = "s3://research-models/jobs/tune-bot/output/model/";

        assertThat(find(sageMaker.trainingJob("tune-bot", output)).uri()).hasToString(output);
    }

    @Test
    public void aPackageOfAnotherAccountIsNotAskedFor() {
        String foreign = "arn:aws:sagemaker:us-east-1:999999999999:model-package/bots/7";
        refused(sageMaker.model("a", SageMakerContainer.ofPackage(foreign)))
                .hasMessageContaining(foreign)
                .hasMessageContaining("no model package of the same account and Region");
        refused(sageMaker.model(
                        "b",
                        SageMakerContainer.ofPackage("arn:aws:sagemaker:us-west-2:111122223333:model-package/b/7")))
                .hasMessageContaining("name the S3 prefix");
        refused(sageMaker.model("c", SageMakerContainer.ofPackage("arn:aws:sagemaker:us-east-1:111122223333:model/c")))
                .hasMessageContaining("no model package");
        refused(sageMaker.model("d", SageMakerContainer.ofPackage("../e"))).hasMessageContaining("cannot be looked at");

        assertThat(world.aws.requests().count("DescribeModelPackage")).isZero();
        assertThat(world.aws.requests().count("DescribeModel")).isEqualTo(4);
    }

    @Test
    public void whatIsCompressedIsRefusedWithWhatToDo() {
        String command = "mkdir model && aws s3 cp " + ARCHIVE
                + " - | tar -xz -C model && aws s3 cp --recursive model s3://BUCKET/PREFIX/ .";
        refused(sageMaker.model("a", SageMakerContainer.ofUrl(ARCHIVE)))
                .hasMessageContaining("is compressed (" + ARCHIVE + ")")
                .hasMessageEndingWith(command);
        refused(sageMaker.model("b", SageMakerContainer.of(ARCHIVE, "S3Object", "Gzip")))
                .hasMessageEndingWith(command);
        refused(sageMaker.model("c", SageMakerContainer.of(PLACE, "S3Prefix", "Gzip")))
                .hasMessageContaining("is compressed");
        refused(sageMaker.model("d", SageMakerContainer.of(ARCHIVE)))
                .hasMessageContaining("a compressed archive cannot");
        refused(sageMaker.modelPackage("e", 1, SageMakerContainer.ofUrl(ARCHIVE)))
                .hasMessageEndingWith(command);
        SageMakerResource job = sageMaker.trainingJob("tune-bot", ARCHIVE);
        refused(job.with("/OutputDataConfig/CompressionType", "GZIP"))
                .hasMessageContaining(command)
                .hasMessageEndingWith(
                        "A job with OutputDataConfig CompressionType=NONE leaves its model uncompressed.");
        refused(job.without("/OutputDataConfig/CompressionType")).hasMessageContaining("is compressed");
    }

    @Test
    public void aStrangeNameDoesNotGetIntoTheCommand() {
        refused(sageMaker.model("a", SageMakerContainer.ofUrl("s3://b/$(reboot).tar.gz")))
                .hasMessageContaining("aws s3 cp s3://BUCKET/model.tar.gz -");
        refused(sageMaker.model("b", SageMakerContainer.ofUrl("s3://b/a\n[Pipeline] \u001b[8m.tar.gz")))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\u001b"));
    }

    @Test
    public void oneObjectIsNoModel() {
        refused(sageMaker.model("a", SageMakerContainer.of("s3://research-models/m.gguf", "S3Object", "None")))
                .hasMessageContaining("is the one object s3://research-models/m.gguf");
    }

    @Test
    public void severalContainersOrNoneAreRefused() {
        refused(sageMaker.model("a", SageMakerContainer.of(PLACE), SageMakerContainer.of(PLACE)))
                .hasMessageContaining("has 2 containers: an import takes the artifacts of one");
        refused(sageMaker.model("b")).hasMessageContaining("has no container with artifacts");
        refused(sageMaker.modelPackage("c", 1)).hasMessageContaining("has no container with artifacts");
        refused(sageMaker.modelPackage("d", 1, SageMakerContainer.of(PLACE)).without("/InferenceSpecification"))
                .hasMessageContaining("has no container with artifacts");
        refused(sageMaker.model("e", SageMakerContainer.of(PLACE).with("Mode", "MultiModel")))
                .hasMessageContaining("serves several models");
        assertThat(find(sageMaker.model("f", SageMakerContainer.of(PLACE).with("Mode", "SingleModel")))
                        .uri())
                .hasToString(PLACE);
    }

    @Test
    public void adaptersBesideTheModelAreRefused() {
        refused(sageMaker.model("a", SageMakerContainer.of(PLACE).withAdapter(PLACE)))
                .hasMessageContaining("such as adapters")
                .hasMessageContaining("Merge them");
        refused(sageMaker.modelPackage("b", 1, SageMakerContainer.of(PLACE).withAdapter(PLACE)))
                .hasMessageContaining("such as adapters");
        refused(sageMaker.model("c", SageMakerContainer.ofPackage("b/1").withAdapter(PLACE)))
                .hasMessageContaining("such as adapters");
    }

    @Test
    public void whatLiesNowhereInS3IsRefused() {
        refused(sageMaker.model("a", SageMakerContainer.empty()))
                .hasMessageContaining("names no artifacts in S3, as those of hubs and of AWS Marketplace do");
        refused(sageMaker.modelPackage("b", SageMakerContainer.empty().with("ProductId", "prod-1")))
                .hasMessageContaining("names no artifacts in S3");
        refused(sageMaker.model("c", SageMakerContainer.of(PLACE).withData("ManifestS3Uri", PLACE + "manifest.csv")))
                .hasMessageContaining("where a manifest says");
        refused(sageMaker.model("d", SageMakerContainer.ofUrl("https://research-models.s3.amazonaws.com/v7/")))
                .hasMessageContaining("does not begin with s3://");
        refused(sageMaker.model("e", SageMakerContainer.of("s3://research-models/")))
                .hasMessageContaining("it names a whole bucket");
        refused(sageMaker.model("f", SageMakerContainer.of("s3://research-models/*/")))
                .hasMessageContaining("wildcards");
        refused(sageMaker.model("g", SageMakerContainer.ofPackage("b").with("InferenceSpecificationName", "quantized")))
                .hasMessageContaining("another inference specification");
    }

    @Test
    public void whatIsNotCompleteIsRefused() {
        SageMakerResource version = sageMaker.modelPackage("bots", 7, SageMakerContainer.of(PLACE));
        refused(version.with("/ModelPackageStatus", "InProgress"))
                .hasMessageStartingWith("The SageMaker model package " + version.arn() + " is InProgress");
        refused(version.without("/ModelPackageStatus")).hasMessageContaining("is without a status");
        refused(version.with("/ModelPackageStatus", "Completed").with("/ModelApprovalStatus", "Rejected"))
                .hasMessageContaining("was rejected in SageMaker");
        SageMakerResource job = sageMaker.trainingJob("tune-bot", PLACE);
        for (String status : new String[] {"InProgress", "Failed", "Stopping", "Stopped"}) {
            refused(job.with("/TrainingJobStatus", status)).hasMessageContaining("is " + status);
        }
        refused(job.with("/TrainingJobStatus", "Completed")
                        .without("/ModelArtifacts")
                        .with("/OutputModelPackageArn", version.arn()))
                .hasMessageContaining("but the model package " + version.arn() + ": name that");
    }

    @Test
    public void whatIsNotThereIsSaidSo() {
        for (SageMakerResource gone : new SageMakerResource[] {
            sageMaker.model("a", SageMakerContainer.of(PLACE)),
            sageMaker.modelPackage("b", 1, SageMakerContainer.of(PLACE)),
            sageMaker.trainingJob("c", PLACE)
        }) {
            gone.delete();
            refused(gone)
                    .hasMessageStartingWith("There is no such thing as the SageMaker ")
                    .hasMessageContaining(gone.arn())
                    .hasMessageContaining("name the S3 prefix of its artifacts")
                    .hasMessageContaining("request ID")
                    .hasCauseInstanceOf(AwsProblem.class);
        }
    }

    @Test
    public void anAnswerThatIsNoneIsAProblemAndNothingWorse() {
        SageMakerResource model = sageMaker.model("a", SageMakerContainer.of(PLACE));
        refused(model.with("/PrimaryContainer", "text")).hasMessageContaining("PrimaryContainer is not an object");
        refused(model.with("/PrimaryContainer", JsonNodeFactory.instance.arrayNode()))
                .hasMessageContaining("PrimaryContainer is not an object");
        refused(model.with("/PrimaryContainer", NullNode.getInstance()).with("/Containers", BooleanNode.TRUE))
                .hasMessageContaining("Containers is not a list");
        refused(model.with("/Containers", JsonNodeFactory.instance.arrayNode().add(1)))
                .hasMessageContaining("Containers is not an object");
        refused(sageMaker
                        .model("b", SageMakerContainer.of(PLACE))
                        .with("/PrimaryContainer/ModelDataSource/S3DataSource/S3Uri", BooleanNode.TRUE))
                .hasMessageContaining("S3Uri is not a text");
    }

    @Test
    public void jsonThatAnotherParserMightReadOtherwiseIsRefused() {
        SageMakerArn arn = new SageMakerArn("arn:aws:sagemaker:us-east-1:111122223333:model/a");
        for (String answer : new String[] {"", "[]", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":", "\uFEFF{}", "1"}) {
            assertThatThrownBy(() -> Description.parse(arn, answer.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .as(answer)
                    .isInstanceOf(ModelProblem.class)
                    .hasMessageStartingWith("What SageMaker answered about the SageMaker model " + arn);
        }
    }

    @Test
    public void aRoleThatMayNotLookIsToldSo() {
        SageMakerResource model = sageMaker.model("a", SageMakerContainer.of(PLACE));

        assertThatThrownBy(() -> new SageMakerModels(world.account(world.source())).find(new SageMakerArn(model.arn())))
                .isInstanceOf(AwsProblem.class)
                .hasMessageStartingWith("Could not look at the SageMaker model " + model.arn() + " in research")
                .hasMessageContaining("docs/permissions.md");
    }

    @Test
    public void anotherAccountOrRegionIsNotAsked() {
        for (String elsewhere : new String[] {
            "arn:aws:sagemaker:us-east-1:999999999999:model/a", "arn:aws:sagemaker:us-west-2:111122223333:model/a"
        }) {
            assertThatThrownBy(() -> find(new SageMakerArn(elsewhere)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("in its own account and Region");
        }
        assertThat(world.aws.requests().count()).isZero();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(SageMakerResource resource) {
        return assertThatThrownBy(() -> find(resource))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining(resource.arn().substring(0, 40));
    }

    private SageMakerModel find(SageMakerResource resource) {
        return find(new SageMakerArn(resource.arn()));
    }

    private SageMakerModel find(SageMakerArn arn) {
        return new SageMakerModels(world.account(world.sourceWithSageMaker())).find(arn);
    }
}
