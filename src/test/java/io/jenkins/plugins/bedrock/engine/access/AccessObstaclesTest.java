package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.s3.PublicAccessBlock;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

/** What stands in the way is found before the write, and named. */
public class AccessObstaclesTest {

    private static final String OPEN_TO_ALL = """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Website", "Effect": "Allow", "Principal": "*",
              "Action": "s3:GetObject", "Resource": "arn:aws:s3:::research-models/site/*"}]}
            """;

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AccessScene scene = new AccessScene(world);

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void anExplicitDenyIsNamed() {
        world.bucket.policy("""
                {"Version": "2012-10-17", "Statement": [{"Sid": "OnlyResearch", "Effect": "Deny", "Principal": "*",
                  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::research-models/*",
                  "Condition": {"StringNotEquals": {"aws:PrincipalAccount": "111122223333"}}}]}
                """);

        refused("OnlyResearch", "s3:GetObject");
    }

    @Test
    public void aDenyThatDependsOnTheNetworkIsAWarning() throws Exception {
        world.bucket.policy("""
                {"Version": "2012-10-17", "Statement": [{"Sid": "OnlyOurVpc", "Effect": "Deny", "Principal": "*",
                  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::research-models/*",
                  "Condition": {"StringNotEquals": {"aws:SourceVpc": "vpc-1"}}}]}
                """);

        AccessPlan plan = scene.grant("support-bot/v7");

        assertThat(plan.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("s3:GetObject")
                        .contains("unknown")
                        .containsIgnoringCase("aws:SourceVpc"));
    }

    @Test
    public void aPublicStatementBesideABlockOfPublicPoliciesIsNamed() {
        world.bucket.publicAccessBlock(null);
        world.bucket.policy(OPEN_TO_ALL);
        world.bucket.publicAccessBlock(PublicAccessBlock.ALL);

        refused("Website", "blocks public policies");
    }

    @Test
    public void aPolicyOverItsSizeIsRefusedWithTheFigures() {
        String many = IntStream.range(0, 150).mapToObj(i -> """
                        {"Sid": "Team%d", "Effect": "Allow", "Principal": {"AWS": "111122223333"},
                         "Action": "s3:GetObject", "Resource": "arn:aws:s3:::research-models/team-%d/*"}""".formatted(i, i)).collect(Collectors.joining(","));
        world.bucket.policy("{\"Version\": \"2012-10-17\", \"Statement\": [" + many + "]}");

        refused("20480", "revoke the access");
    }

    @Test
    public void anImportRoleThatDoesNotExistIsAskedForWithItsPolicies() {
        world.aws.account(ResearchAndHosting.DEV).role("BedrockImport").delete();

        refused("does not exist", "bedrock.amazonaws.com", "aws:ResourceAccount");
    }

    @Test
    public void theClassicMistakeOfNamingTheOwnAccountAsTheBucketsOwnerIsFound() {
        world.aws
                .account(ResearchAndHosting.DEV)
                .role("BedrockImport")
                .inline(
                        "models",
                        world.page(ResearchAndHosting.DEV, "*")
                                .policy("import-role-permissions")
                                .replace(ResearchAndHosting.RESEARCH, ResearchAndHosting.DEV));

        refused("s3:GetObject", "BedrockImport");
    }

    @Test
    public void aRoleThatBedrockMayNotAssumeIsFound() {
        world.aws
                .account(ResearchAndHosting.DEV)
                .role("BedrockImport")
                .trusting(world.jenkins().arn());

        refused("sts:AssumeRole", "bedrock.amazonaws.com");
    }

    @Test
    public void aKeyOfAThirdAccountIsNamed() {
        scene.keys(new KeyUse(
                new KeyArn("arn:aws:kms:us-east-1:666677778888:key/1234abcd-12ab-34cd-56ef-1234567890ab"), false));

        assertThat(scene.control
                        .plan(scene.policiesManagedByResearch(Optional.empty()).request("support-bot/v7"))
                        .obstacles())
                .anySatisfy(obstacle -> assertThat(obstacle).contains("666677778888"));
    }

    @Test
    public void aKeyOfAnotherRegionCannotEncryptTheBucket() {
        scene.keys(new KeyUse(
                new KeyArn("arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"), false));

        assertThatThrownBy(() -> scene.request("support-bot/v7"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another Region");
    }

    @Test
    public void aBucketOfSomebodyElseIsRefusedByItsOwner() {
        world.aws.account("666677778888").bucket("look-alike", ResearchAndHosting.REGION.id());

        assertThatThrownBy(() -> scene.control.plan(scene.requestFor("s3://look-alike/v7/")))
                .hasMessageContaining("AccessDenied");
    }

    private void refused(String... parts) {
        assertThatThrownBy(() -> scene.grant("support-bot/v7"))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessageContainingAll(parts);
        assertThat(world.aws.requests().writes()).isEmpty();
    }
}
