package io.jenkins.plugins.bedrock.embeddedaws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

public class ObjectReadsTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount research = world.account("111122223333");
    private final EmbeddedBucket models = research.bucket("research-models", "us-east-1");
    private final S3Client s3 = world.clients().s3(research.administrator().provider(), "us-east-1");

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void objectsBelowAPrefixAreListedInPages() {
        models.put("v7/b", "22").put("v7/a b+c", "1").put("v70/c", "3").put("v7/sub/d", "4");

        assertThat(s3
                        .listObjectsV2Paginator(request ->
                                request.bucket("research-models").prefix("v7/").maxKeys(1))
                        .contents()
                        .stream()
                        .map(S3Object::key))
                .containsExactly("v7/a b+c", "v7/b", "v7/sub/d");
    }

    @Test
    public void keysAreGroupedByADelimiter() {
        models.put("v7/b", "2").put("v8/a", "1").put("top", "3");

        var page = s3.listObjectsV2(request -> request.bucket("research-models").delimiter("/"));

        assertThat(page.contents()).extracting(S3Object::key).containsExactly("top");
        assertThat(page.commonPrefixes()).extracting("prefix").containsExactly("v7/", "v8/");
    }

    @Test
    public void ownersAreListedOnDemandByTheirCanonicalIds() {
        models.put("a", "1").put(models.object("b", Content.of(new byte[1])).owner("444455556666"));

        assertThat(owners(false)).containsOnlyNulls();
        assertThat(owners(true)).doesNotContainNull().as("owner enforced").hasSize(2);
        assertThat(Set.copyOf(owners(true))).hasSize(1);
        models.ownership("ObjectWriter");
        assertThat(Set.copyOf(owners(true)))
                .hasSize(2)
                .allMatch(owner -> owner.id().matches("[0-9a-f]{64}"));
    }

    private List<Owner> owners(boolean asked) {
        return s3.listObjectsV2(request -> request.bucket("research-models").fetchOwner(asked)).contents().stream()
                .map(S3Object::owner)
                .toList();
    }

    @Test
    public void aSparseObjectHasItsFullLengthAndZerosAfterItsHead() {
        models.putSparse("v7/model.safetensors", "head".getBytes(), 141_000_000_000L);

        assertThat(s3.headObject(r -> r.bucket("research-models").key("v7/model.safetensors"))
                        .contentLength())
                .isEqualTo(141_000_000_000L);
        assertThat(s3.getObjectAsBytes(r -> r.bucket("research-models")
                                .key("v7/model.safetensors")
                                .range("bytes=2-5"))
                        .asByteArray())
                .containsExactly('a', 'd', 0, 0);
    }

    @Test
    public void aMissingObjectIsNotFound() {
        assertThatThrownBy(() -> s3.getObject(r -> r.bucket("research-models").key("v7/none")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.headObject(r -> r.bucket("research-models").key("v7/none")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    public void aBucketInAnotherRegionIsNotReached() {
        S3Client west = world.clients().s3(research.administrator().provider(), "us-west-2");

        assertThatThrownBy(() -> west.headBucket(r -> r.bucket("research-models")))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(301);
                    assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                            .hasValue("us-east-1");
                });
    }
}
