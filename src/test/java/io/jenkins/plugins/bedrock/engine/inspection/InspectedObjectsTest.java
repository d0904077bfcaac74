package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import java.util.List;
import org.junit.After;
import org.junit.Test;

/** What is found of objects, their keys, their owners and their bucket, and what is not. */
public class InspectedObjectsTest {

    private static final String CLOSED = "tokenizer.json";

    private final InspectionScene scene = new InspectionScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void aBucketThatCannotBeReachedFromItsRegionEndsTheInspectionWithThatFindingAlone() {
        AwsRegion elsewhere = new AwsRegion("eu-central-1");
        scene.as(in(elsewhere)).into(elsewhere);

        assertThatThrownBy(scene::inspect)
                .isInstanceOf(ModelNotImportableException.class)
                .hasMessageContaining("BUCKET_IN_ANOTHER_REGION")
                .hasMessageContaining("The bucket research-models lies in us-east-1, and not in eu-central-1.")
                .hasMessageContaining("aws s3 sync s3://research-models/support-bot/v7/ s3://BUCKET/support-bot/v7/"
                        + " --source-region us-east-1 --region eu-central-1.");
    }

    @Test
    public void aSourceOfTheWrongRegionIsToBeCorrected() {
        scene.as(in(new AwsRegion("eu-central-1")));

        assertThatThrownBy(scene::inspect)
                .isInstanceOf(ModelNotImportableException.class)
                .hasMessageContaining("lies in us-east-1, and not in eu-central-1. Correct the Region of the source");
    }

    @Test
    public void aRefusedListNamesTheRegionToo() {
        AccountAccess elsewhere = in(new AwsRegion("eu-central-1"));

        assertThatThrownBy(() -> scene.world
                        .account(elsewhere)
                        .call(
                                "list the bucket",
                                () -> scene.world
                                        .account(elsewhere)
                                        .s3()
                                        .listObjectsV2(r -> r.bucket(ResearchAndHosting.BUCKET))))
                .hasMessageContaining("PermanentRedirect")
                .hasMessageEndingWith("It is in us-east-1.");
    }

    @Test
    public void whatTheReaderMayNotAskOfTheBucketIsNoFinding() {
        scene.bucket.ownership("ObjectWriter");
        scene.world.research.role("reader").trusting(scene.world.jenkins().arn());
        scene.world.research.role("reader").allowing("s3:GetObject", "*");
        scene.world.research.role("reader").inline("list", """
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListBucket",
                         "Resource": "*", "Condition": {"StringLike": {"s3:prefix": "support-bot/*"}}}]}""");

        assertThat(scene.as(scene.world.access("research", ResearchAndHosting.RESEARCH, "reader"))
                        .inspect()
                        .findings())
                .isEmpty();
    }

    @Test
    public void whoIsNotOfTheBucketsAccountDoesNotAskForItsOwnership() {
        scene.bucket.ownership("ObjectWriter").policy("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "%s"},
                 "Action": ["s3:ListBucket", "s3:GetObject"],
                 "Resource": ["arn:aws:s3:::research-models", "arn:aws:s3:::research-models/*"]}]}""".formatted(scene.world
                .aws
                .account(ResearchAndHosting.DEV)
                .role("hosting-that-inspects")
                .arn()));

        scene.as(scene.world.hostingThatInspects(ResearchAndHosting.DEV)).inspect();

        assertThat(scene.world.aws.requests().count("HeadBucket")).isEqualTo(1);
        assertThat(scene.world.aws.requests().count("GetBucketOwnershipControls"))
                .isZero();
    }

    @Test
    public void aBucketWithoutOwnershipControlsLeavesObjectsToTheirWriters() {
        scene.bucket.ownership(null);

        assertThat(only(FindingCode.OWNERSHIP_NOT_ENFORCED).what())
                .isEqualTo("The object ownership of bucket research-models is ObjectWriter.");
    }

    @Test
    public void objectsOfSeveralOwnersAreCounted() {
        scene.bucket.ownership("ObjectWriter");
        scene.again(CLOSED, object -> object.owner(ResearchAndHosting.PROD).bucketOwnerFullControl());

        Finding finding = only(FindingCode.OBJECT_OF_ANOTHER_OWNER);

        assertThat(finding.where()).isEqualTo(CLOSED);
        assertThat(finding.what()).contains("2 accounts", "9 to canonical ID", "(" + CLOSED + ")");
        assertThat(finding.mend()).contains("put-bucket-ownership-controls --bucket research-models");
    }

    @Test
    public void whoMayNotReadAnObjectOfAnotherOwnerIsToldWhy() {
        scene.bucket.ownership("ObjectWriter");
        scene.again(CLOSED, object -> object.owner(ResearchAndHosting.PROD));

        assertThatThrownBy(scene::inspect)
                .isInstanceOf(ModelProblem.class)
                .hasMessageStartingWith("The objects under s3://research-models/support-bot/v7/ belong to 2 accounts")
                .hasMessageContaining("BucketOwnerEnforced")
                .hasMessageContaining("tokenizer.json")
                .hasMessageContaining("AccessDenied");
    }

    @Test
    public void whereOwnershipIsEnforcedWritersDoNotCount() {
        scene.again(CLOSED, object -> object.owner(ResearchAndHosting.PROD));

        assertThat(scene.inspect().findings()).isEmpty();
    }

    @Test
    public void aBucketThatNeverKeptVersionsIsNamedOnce() {
        scene.bucket.versioningSuspended();
        scene.allAgain(object -> object);

        assertThat(only(FindingCode.BUCKET_NOT_VERSIONED).what())
                .isEqualTo("The bucket research-models keeps no versions of these objects.");
    }

    @Test
    public void everyArchiveIsNamedAndInstantRetrievalIsNone() {
        scene.put("README.md", "A bot.")
                .again(CLOSED, object -> object.storageClass("DEEP_ARCHIVE"))
                .again("generation_config.json", object -> object.archiveStatus("ARCHIVE_ACCESS"))
                .again("README.md", object -> object.storageClass("GLACIER_IR"));

        assertThat(scene.inspect().findings())
                .filteredOn(finding -> finding.code() == FindingCode.OBJECT_ARCHIVED)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("2 objects are archived: generation_config.json in ARCHIVE_ACCESS,"
                                    + " tokenizer.json in DEEP_ARCHIVE.");
                    assertThat(finding.mend()).contains("aws s3api restore-object --bucket research-models");
                });
    }

    @Test
    public void theAwsManagedKeyIsGoodEnoughWithinOneAccount() {
        String managed = scene.world
                .research
                .awsManagedKey("s3", ResearchAndHosting.REGION.id())
                .arn();
        ObjectMutations.under(scene, CLOSED, managed, true).hosting(ResearchAndHosting.RESEARCH);

        assertThat(scene.inspect().findings()).isEmpty();
    }

    @Test
    public void oneKeyThatTheSourceNamesIsNoFinding() {
        String key = ObjectMutations.key(scene, "models");
        scene.allAgain(object -> object.encryption(ObjectEncryption.kms(key, true)))
                .declaring(key);

        assertThat(scene.inspect().findings()).isEmpty();
    }

    @Test
    public void eachKeyIsLookedAtForItself() {
        String one = ObjectMutations.key(scene, "models");
        String other = ObjectMutations.foreignKey(scene);
        ObjectMutations.under(scene, CLOSED, one, true);
        ObjectMutations.under(scene.put("README.md", "A bot."), "README.md", other, false)
                .declaring(one);

        List<Finding> findings = scene.inspect().findings();

        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly(
                        FindingCode.KEY_OF_ANOTHER_ACCOUNT, FindingCode.KEY_NOT_DECLARED, FindingCode.SEVERAL_KEYS);
        assertThat(findings.get(1).mend())
                .endsWith("aws s3 cp s3://research-models/support-bot/v7/README.md"
                        + " s3://research-models/support-bot/v7/README.md --sse aws:kms --sse-kms-key-id " + one + ".");
    }

    @Test
    public void aMendNamesNoKeyThatAShellWouldRun() {
        String key = "notes $(reboot).md";
        scene.put(key, "x").again(key, object -> object.storageClass("GLACIER"));

        assertThat(only(FindingCode.OBJECT_ARCHIVED).mend())
                .contains("aws s3 cp s3://research-models/support-bot/v7/ s3://research-models/support-bot/v7/"
                        + " --recursive --storage-class STANDARD")
                .doesNotContain("reboot");
    }

    @Test
    public void theWeakestEvidenceIsNamedFirst() {
        scene.allAgain(object -> object.checksum("CRC64NVME", "AAAAAAAAAAA="))
                .again(CLOSED, object -> object)
                .demanding(Strength.SHA256);

        Finding finding = only(FindingCode.EVIDENCE_TOO_WEAK);

        assertThat(finding.where()).isEqualTo(CLOSED);
        assertThat(finding.what())
                .startsWith("The environment demands SHA256, but of 10 of 10 objects less is known:"
                        + " tokenizer.json (ETAG), config.json (CRC64)");
        assertThat(finding.mend()).contains("hash: true");
    }

    private AccountAccess in(AwsRegion region) {
        AccountAccess source = scene.world.source();
        return new AccountAccess(
                "elsewhere", source.account(), region, source.base(), source.roles(), source.session());
    }

    private Finding only(FindingCode code) {
        List<Finding> findings = scene.inspect().findings();
        assertThat(findings).extracting(Finding::code).containsExactly(code);
        return findings.get(0);
    }
}
