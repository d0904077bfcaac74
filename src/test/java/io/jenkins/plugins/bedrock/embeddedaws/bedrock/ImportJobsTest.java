package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrock.model.ConflictException;
import software.amazon.awssdk.services.bedrock.model.CreateModelImportJobRequest;
import software.amazon.awssdk.services.bedrock.model.GetModelImportJobResponse;
import software.amazon.awssdk.services.bedrock.model.ModelImportJobStatus;
import software.amazon.awssdk.services.bedrock.model.ModelImportJobSummary;
import software.amazon.awssdk.services.bedrock.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrock.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.bedrock.model.SortOrder;
import software.amazon.awssdk.services.bedrock.model.Tag;
import software.amazon.awssdk.services.bedrock.model.TooManyTagsException;
import software.amazon.awssdk.services.bedrock.model.ValidationException;

public class ImportJobsTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final CheckpointWorld models = new CheckpointWorld(world);
    private final BedrockClient bedrock = models.bedrock(models.hosting.administrator());

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aJobRunsAndImportsItsModel() {
        String arn = create("first");
        assertThat(arn).matches("arn:aws:bedrock:us-east-1:444455556666:model-import-job/[a-z0-9]{12}");
        assertThat(job(arn).status()).isEqualTo(ModelImportJobStatus.IN_PROGRESS);

        world.clock().advance(Duration.ofHours(1));

        GetModelImportJobResponse job = job("first");
        assertThat(job.status()).isEqualTo(ModelImportJobStatus.COMPLETED);
        assertThat(job.endTime()).isAfter(job.creationTime());
        assertThat(bedrock.getImportedModel(get -> get.modelIdentifier(job.importedModelArn()))
                        .modelArchitecture())
                .isEqualTo("llama");
    }

    @Test
    public void aRepeatedTokenGivesTheSameJob() {
        String first = create("first", job -> job.clientRequestToken("token"));

        assertThat(create("first", job -> job.clientRequestToken("token"))).isEqualTo(first);
        assertThat(bedrock.listModelImportJobs(list -> {}).modelImportJobSummaries())
                .hasSize(1);
    }

    @Test
    public void namesAreUnique() {
        create("first");
        world.clock().advance(Duration.ofHours(1));

        assertThatThrownBy(() -> create("first"))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.statusCode()).isEqualTo(400));
        assertThatThrownBy(() -> create("second", job -> job.importedModelName("first")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    public void oneJobRunsAtATimeAndTheRefusalMisleads() {
        create("first");

        assertThatThrownBy(() -> create("second"))
                .isInstanceOf(ServiceQuotaExceededException.class)
                .hasMessageContaining("request a quota increase for Concurrent model import jobs");
    }

    @Test
    public void anAccountHoldsThreeModels() {
        for (int model = 1; model <= 3; model++) {
            create("model-" + model);
            world.clock().advance(Duration.ofHours(1));
        }

        assertThatThrownBy(() -> create("model-4"))
                .isInstanceOf(ServiceQuotaExceededException.class)
                .hasMessageContaining("Imported models per account");
    }

    @Test
    public void aRoleThatBedrockMayNotAssumeIsInvalid() {
        models.hosting.role("Import").trusting(models.hosting.administrator().arn());

        assertThatThrownBy(() -> create("first"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("The provided role ARN is invalid");
    }

    @Test
    public void aTrustForAnotherAccountIsInvalid() {
        models.hosting.role("Import").trust(CheckpointWorld.trustFor("999988887777"));
        assertThatThrownBy(() -> create("first")).isInstanceOf(ValidationException.class);

        models.hosting.role("Import").trust(CheckpointWorld.trustFor("444455556666"));
        assertThat(create("first")).isNotEmpty();
    }

    @Test
    public void valuesKeepTheRulesOfTheApi() {
        assertThatThrownBy(() -> create("under_score")).hasMessageContaining("'jobName'");
        assertThatThrownBy(() -> create("a", job -> job.importedModelName("two--dashes")))
                .hasMessageContaining("'importedModelName'");
        assertThatThrownBy(() -> create("a", job -> job.clientRequestToken("-")))
                .hasMessageContaining("'clientRequestToken'");
        assertThatThrownBy(() ->
                        create("a", job -> job.modelDataSource(data -> data.s3DataSource(s3 -> s3.s3Uri("S3://b/p")))))
                .hasMessageContaining("'s3Uri'");
        assertThatThrownBy(() -> create(
                        "a",
                        job -> job.vpcConfig(vpc ->
                                vpc.subnetIds(Collections.nCopies(17, "s")).securityGroupIds("g"))))
                .hasMessageContaining("between 1 and 16");
        List<Tag> many = IntStream.range(0, 51)
                .mapToObj(i -> Tag.builder().key("k" + i).value("v").build())
                .toList();
        assertThatThrownBy(() -> create("a", job -> job.jobTags(many))).isInstanceOf(TooManyTagsException.class);
    }

    @Test
    public void whoMayNotPassTheRoleMayNotImport() {
        EmbeddedUser user = models.hosting.user("jenkins").allowing("bedrock:*", "*");

        assertThatThrownBy(() -> models.bedrock(user).createModelImportJob(models.job("first")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("iam:PassRole");
    }

    @Test
    public void jobsAreListedByFiltersInPages() {
        for (int job = 1; job <= 3; job++) {
            create("model-" + job);
            world.clock().advance(Duration.ofHours(1));
        }

        assertThat(bedrock
                        .listModelImportJobsPaginator(list -> list.maxResults(1)
                                .sortOrder(SortOrder.ASCENDING)
                                .nameContains("odel"))
                        .modelImportJobSummaries()
                        .stream()
                        .map(ModelImportJobSummary::jobName))
                .containsExactly("model-1", "model-2", "model-3");
        assertThat(bedrock.listModelImportJobs(list -> list.statusEquals("InProgress"))
                        .modelImportJobSummaries())
                .isEmpty();
        assertThat(bedrock.listModelImportJobs(list ->
                                list.creationTimeAfter(world.clock().instant().minus(Duration.ofMinutes(90))))
                        .modelImportJobSummaries())
                .extracting(ModelImportJobSummary::jobName)
                .containsExactly("model-3");
    }

    @Test
    public void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> job("none")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> bedrock.getImportedModel(get -> get.modelIdentifier("none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    public void tagsAreAddedReadAndRemoved() {
        String arn = create("first", job -> job.jobTags(tag("team", "a")));
        bedrock.tagResource(tags -> tags.resourceARN(arn).tags(tag("stage", "dev")));
        bedrock.untagResource(tags -> tags.resourceARN(arn).tagKeys("team"));

        assertThat(bedrock.listTagsForResource(list -> list.resourceARN(arn)).tags())
                .containsExactly(tag("stage", "dev"));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private GetModelImportJobResponse job(String identifier) {
        return bedrock.getModelImportJob(get -> get.jobIdentifier(identifier));
    }

    private String create(String name) {
        return create(name, job -> {});
    }

    private String create(String name, Consumer<CreateModelImportJobRequest.Builder> more) {
        return bedrock.createModelImportJob(models.job(name).andThen(more)).jobArn();
    }
}
