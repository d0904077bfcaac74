package io.jenkins.plugins.bedrock.engine.operation;

import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.DEV;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Test;

/** What granting costs when nothing must change: at most 12 requests plus one HEAD per object, and no write. */
public class AccessCostTest {

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final PromotionScene scene = new PromotionScene(world);

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void withAGrantOnTheKey() throws Exception {
        cost(true);
    }

    @Test
    public void withAKeyPolicy() throws Exception {
        cost(false);
    }

    private void cost(boolean bucketKey) throws Exception {
        String key =
                world.research.key("models", ResearchAndHosting.REGION.id()).arn();
        world.bucket.encryption(ObjectEncryption.kms(key, bucketKey));
        world.bucket.putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);
        scene.grant(DEV);
        // After an hour without use every session is opened anew.
        world.aws.clock().advance(Duration.ofHours(2));
        long mark = world.aws.requests().mark();

        scene.grant(DEV);

        List<RecordedRequest> requests = world.aws.requests().since(mark);
        int objects = scene.inspect(DEV).manifest().objects().size();
        assertThat(requests).noneMatch(RecordedRequest::isWrite);
        assertThat(requests.stream().filter(request -> request.is("HeadObject")))
                .hasSize(objects);
        assertThat(requests.stream()
                        .filter(request -> !request.is("HeadObject"))
                        .map(RecordedRequest::operation))
                .hasSizeLessThanOrEqualTo(12)
                .contains("AssumeRole", "GetCallerIdentity", "GetBucketPolicy");
    }
}
