package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

public class ImportRequestTest {

    @Test
    public void ownTagsStandBesideTheGivenOnes() {
        assertThat(request("dev", "bot", new ResourceTags(Map.of("team", "support")))
                        .allTags()
                        .values())
                .containsEntry("team", "support")
                .containsEntry(ImportTags.ENVIRONMENT, "dev")
                .containsEntry(ImportTags.SOURCE, "s3://research-models/bot/v7/");
    }

    @Test
    public void aNameNeedsSomethingThatAwsAcceptsInNames() {
        assertThatThrownBy(() -> request("dev", "???", ResourceTags.NONE))
                .hasMessageContaining("needs a letter from a to z or a digit");
        assertThatThrownBy(() -> request("–", "bot", ResourceTags.NONE)).hasMessageContaining("An environment");
    }

    @Test
    public void thereMustBeRoomForOurTags() {
        Map<String, String> many = IntStream.range(0, 45).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));

        assertThatThrownBy(() -> request("dev", "bot", new ResourceTags(many))).hasMessageContaining("at most 44 tags");
    }

    @Test
    public void ourKeysCannotBeGiven() {
        ResourceTags forged = new ResourceTags(Map.of(ImportTags.DIGEST, "sha256:0"));

        assertThatThrownBy(() -> request("dev", "bot", forged)).hasMessageContaining("Choose another key");
    }

    @Test
    public void tagsKeepTheRulesOfBedrock() {
        assertThatThrownBy(() -> new ResourceTags(Map.of("aws:team", "x"))).hasMessageContaining("not a tag's key");
        assertThatThrownBy(() -> new ResourceTags(Map.of("", "x"))).hasMessageContaining("1 to 128");
        assertThatThrownBy(() -> new ResourceTags(Map.of("team", "a#b"))).hasMessageContaining("at most 256");
        assertThatThrownBy(() -> new ResourceTags(Map.of("team", "x".repeat(257))))
                .hasMessageContaining("at most 256");
    }

    @Test
    public void aTextThatIsNoTagValueIsFitted() {
        assertThat(ResourceTags.fitted("folder/job#12")).isEqualTo("folder/job_12");
        assertThat(ResourceTags.fitted("x".repeat(300)))
                .hasSize(256)
                .isNotEqualTo(ResourceTags.fitted("x".repeat(301)));
    }

    @Test
    public void aVpcHasOneToSixteenSubnetsAndOneToFiveSecurityGroups() {
        List<String> one = List.of("sg-1");

        assertThatThrownBy(() -> new VpcConfiguration(List.of(), one)).hasMessageContaining("1 to 16 subnets");
        assertThatThrownBy(() -> new VpcConfiguration(Collections.nCopies(17, "subnet-1"), one))
                .hasMessageContaining("17 were given");
        assertThatThrownBy(() -> new VpcConfiguration(one, Collections.nCopies(6, "sg-1")))
                .hasMessageContaining("1 to 5 security groups");
        assertThatThrownBy(() -> new VpcConfiguration(List.of("subnet_1"), one)).hasMessageContaining("subnet_1");
    }

    @Test
    public void aKeyIsNamedInOneOfTheFormsOfBedrock() {
        String id = "1234abcd-12ab-34cd-56ef-1234567890ab";
        assertThat(new ModelKmsKey(id).names("arn:aws:kms:us-east-1:444455556666:key/" + id, id))
                .isTrue();
        assertThat(new ModelKmsKey("alias/models").names("arn:aws:kms:us-east-1:444455556666:key/" + id, id))
                .isFalse();
        assertThatThrownBy(() -> new ModelKmsKey("models")).hasMessageContaining("alias/imported-models");
    }

    private static ImportRequest request(String environment, String name, ResourceTags tags) {
        return new ImportRequest(
                environment,
                ModelUri.parse("s3://research-models/bot/v7/"),
                ImportWorld.digest("v7"),
                new RoleArn("arn:aws:iam::444455556666:role/Import"),
                name,
                Optional.empty(),
                Optional.empty(),
                tags,
                "promote#1");
    }
}
