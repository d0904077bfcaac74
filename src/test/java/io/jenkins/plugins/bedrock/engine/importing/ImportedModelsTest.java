package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.After;
import org.junit.Test;

public class ImportedModelsTest {

    private final ImportWorld world = new ImportWorld();
    private final ImportedModels models = new ImportedModels(world.account());

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void modelsAreListedAndFoundByNameAndArn() {
        String name = world.imported(world.request()).job().orElseThrow().modelName();

        assertThat(models.list()).extracting(ListedModel::name).containsExactly(name);
        ImportedModel model = models.find(name).orElseThrow();
        assertThat(models.find(model.arn())).hasValue(model);
        assertThat(model.source()).isEqualTo("s3://research-models/support-bot/v7/");
        assertThat(model.instructSupported()).hasValue(true);
        assertThat(models.find("none")).isEmpty();
    }

    @Test
    public void aModelIsDeletedOnce() {
        String name = world.imported(world.request()).job().orElseThrow().modelName();

        assertThat(models.delete(name).map(ImportedModel::name)).hasValue(name);
        assertThat(models.delete(name)).isEmpty();
        assertThat(models.list()).isEmpty();
    }

    @Test
    public void aLostReplyToADeletionIsNoError() {
        String name = world.imported(world.request()).job().orElseThrow().modelName();
        world.aws.faults().dropAfter("DeleteImportedModel");

        assertThat(models.delete(name)).isPresent();
        assertThat(models.list()).isEmpty();
    }

    @Test
    public void aModelOfAnotherToolIsNotDeleted() {
        world.account()
                .bedrock()
                .createModelImportJob(create -> create.jobName("by-hand")
                        .importedModelName("by-hand")
                        .roleArn(world.importRole.arn())
                        .modelDataSource(
                                data -> data.s3DataSource(s3 -> s3.s3Uri("s3://research-models/support-bot/v7/"))));
        world.pass(Duration.ofMinutes(11));

        assertThatThrownBy(() -> models.delete("by-hand"))
                .isInstanceOf(ModelNotOursException.class)
                .hasMessageContaining("Delete it with the tool that imported it");
        assertThat(models.find("by-hand")).isPresent();
    }

    @Test
    public void aModelInUseIsNotDeleted() {
        String name = world.imported(world.request()).job().orElseThrow().modelName();
        world.settings().inUse(name);

        assertThatThrownBy(() -> models.delete(name)).hasMessageContaining("ConflictException");
        assertThat(models.find(name)).isPresent();
    }
}
