package io.jenkins.plugins.bedrock.engine.model;

import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.V7;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.After;
import org.junit.Test;

public class ObjectHasherTest {

    private final ResearchAccount research = new ResearchAccount();
    private final ObjectHasher hasher = new ObjectHasher(new ModelObjectReader(research.reader(), ResearchAccount.ID));

    @After
    public void stop() {
        research.close();
    }

    @Test
    public void anObjectIsHashedWithoutHoldingIt() throws InterruptedException {
        research.bucket.putSparse("support-bot/v7/zeros", new byte[0], 300_000_000);

        assertThat(hasher.sha256(V7, only()))
                .isEqualTo("e8671610daa5dc152578d9bfe8e25346aa73fa600f908b235f55bf51d0eb5a05");
    }

    @Test
    public void anEmptyObjectHasTheHashOfNothing() throws InterruptedException {
        research.bucket.put("support-bot/v7/empty", "");

        assertThat(hasher.sha256(V7, only()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(research.world.requests().count("GetObject")).isZero();
    }

    @Test
    public void anObjectThatWasReplacedIsNotHashed() throws InterruptedException {
        research.bucket.put("support-bot/v7/config.json", "{}");
        ModelObject then = only();
        research.bucket.put("support-bot/v7/config.json", "[]");

        assertThatThrownBy(() -> hasher.sha256(V7, then))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("config.json: it was replaced or deleted after the manifest was read");
    }

    @Test
    public void anotherVersionWithTheSameEntityTagIsNotReadForTheListedOne() throws InterruptedException {
        research.bucket.versioned().put("support-bot/v7/config.json", "{}");
        ModelObject then = only();
        research.bucket.put("support-bot/v7/config.json", "{}");
        ModelObjectReader reader = new ModelObjectReader(research.reader(), ResearchAccount.ID);

        assertThat(only().etag()).isEqualTo(then.etag());
        assertThatThrownBy(() -> hasher.sha256(V7, then)).isInstanceOf(ModelProblem.class);
        assertThatThrownBy(() -> reader.whole(V7, then, 100))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("config.json: it was replaced or deleted after the manifest was read");
        assertThat(reader.whole(V7, only(), 100)).asString().isEqualTo("{}");
    }

    private ModelObject only() throws InterruptedException {
        return research.manifests().read(V7).objects().get(0);
    }
}
