package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.access.SourceRequest.Fragment;
import io.jenkins.plugins.bedrock.engine.access.SourceRequest.State;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Test;

/** Where research manages its policies itself, it is handed what to add, and asked nothing else. */
public class RequestModeTest {

    private static final KeyArn KEY =
            new KeyArn("arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AccessScene scene = new AccessScene(world).policiesManagedByResearch(Optional.empty());

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void theSourceIsNotTouchedAndItsOwnersAreHandedFragments() throws Exception {
        AccessPlan plan = scene.grant("support-bot/v7");

        assertThat(world.aws.requests().all())
                .noneMatch(request -> request.account().equals(ResearchAndHosting.RESEARCH));
        assertThat(plan.asked().state()).isEqualTo(State.UNSEEN);
        assertThat(plan.asked().fragments())
                .extracting(Fragment::fileName)
                .containsExactly(
                        "README.md", "bucket-policy-statements.json", "access.tf", "cloudformation-statements.yaml")
                .isSubsetOf(SourceRequest.FILE_NAMES);
    }

    @Test
    public void theFragmentsSayWhoReadsWhatAndWhy() throws Exception {
        scene.inspectedByHosting().keys(new KeyUse(KEY, true), new KeyUse(otherKey(), false));

        List<Fragment> files = scene.grant("support-bot/v7").asked().fragments();

        assertThat(content(files, "README.md"))
                .contains("Bedrock imports the model with this role")
                .contains("Jenkins inspects the model with this role before the import")
                .contains("role/BedrockImport")
                .contains("role/hosting");
        assertThat(content(files, "access.tf"))
                .contains("data \"aws_iam_policy_document\"")
                .contains("source_policy_documents")
                .contains("resource \"aws_kms_grant\"")
                .contains("variable = \"s3:prefix\"")
                .contains("values   = [\"support-bot/v7/*\"]");
        assertThat(content(files, "key-policy-statements.json")).contains("kms:EncryptionContext:aws:s3:arn");
        assertThat(content(files, "cloudformation-statements.yaml")).contains("AWS::KMS::Key " + KEY);
    }

    @Test
    public void theFragmentsAreTheSameFromRunToRun() throws Exception {
        scene.lifetime(Lifetime.of(Duration.ofDays(30)));
        List<Fragment> first = scene.grant("support-bot/v7").asked().fragments();

        world.aws.clock().advance(Duration.ofSeconds(1));

        assertThat(scene.grant("support-bot/v7").asked().fragments()).isEqualTo(first);
    }

    @Test
    public void aRoleForLookingTellsWhetherTheyWereApplied() throws Exception {
        AwsAccount looking = lookingRole();
        scene.policiesManagedByResearch(Optional.of(looking));
        AccessPlan before = scene.grant("support-bot/v7");
        assertThat(before.asked().state()).isEqualTo(State.NOT_APPLIED);
        assertThat(before.obstacles()).isEmpty();

        world.bucket.policy(content(before.asked().fragments(), "bucket-policy-statements.json"));

        assertThat(scene.grant("support-bot/v7").asked().state()).isEqualTo(State.NO_LACK_VISIBLE);
        assertThat(world.aws.requests().writes()).noneMatch(RecordedRequest::succeeded);
    }

    @Test
    public void aGrantOnTheKeyThatIsVisiblyMissingIsNotApplied() throws Exception {
        scene.keys(new KeyUse(realKey(), true)).policiesManagedByResearch(Optional.of(lookingRole()));

        applyToTheBucket();

        assertThat(scene.grant("support-bot/v7").asked().state()).isEqualTo(State.NOT_APPLIED);
    }

    @Test
    public void aGrantOfAnyNameOnTheKeyLetsTheRoleDecrypt() throws Exception {
        KeyArn key = realKey();
        scene.keys(new KeyUse(key, true)).policiesManagedByResearch(Optional.of(lookingRole()));
        applyToTheBucket();

        world.research
                .key("models", ResearchAndHosting.REGION.id())
                .grant(world.importRole(ResearchAndHosting.DEV).value(), "Decrypt", "DescribeKey");

        assertThat(scene.grant("support-bot/v7").asked().state()).isEqualTo(State.NO_LACK_VISIBLE);
    }

    @Test
    public void aKeyPolicyThatWasAppliedInPlaceOfAGrantWillDo() throws Exception {
        scene.keys(new KeyUse(realKey(), true)).policiesManagedByResearch(Optional.of(lookingRole()));
        applyToTheBucket();
        EmbeddedKey key = world.research.key("models", ResearchAndHosting.REGION.id());
        PolicyDocument asked = PolicyDocument.parse(
                content(scene.grant("support-bot/v7").asked().fragments(), "key-policy-statements.json"));

        key.policy(PolicyDocument.parse(key.policy())
                .withStatements(statement -> false, asked.statements())
                .toJson());

        assertThat(scene.grant("support-bot/v7").asked().state()).isEqualTo(State.NO_LACK_VISIBLE);
    }

    @Test
    public void whatCouldNotBeSeenOfAKeyIsNamed() throws Exception {
        KeyArn key = realKey();
        scene.keys(new KeyUse(key, false)).policiesManagedByResearch(Optional.of(roleThatLooksAtBucketsOnly()));
        applyToTheBucket();

        AccessPlan plan = scene.grant("support-bot/v7");

        assertThat(plan.asked().state()).isEqualTo(State.PARTLY_SEEN);
        assertThat(plan.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("read the policy of key " + key))
                .anySatisfy(warning -> assertThat(warning).contains("list the grants on key " + key));
    }

    @Test
    public void keysThatAreNotKnownAreNamed() throws Exception {
        scene.policiesManagedByResearch(Optional.of(lookingRole())).keysUnknown();
        applyToTheBucket();

        AccessPlan plan = scene.grant("support-bot/v7");

        assertThat(plan.asked().state()).isEqualTo(State.PARTLY_SEEN);
        assertThat(plan.warnings()).anySatisfy(warning -> assertThat(warning).contains("keys"));
    }

    @Test
    public void aStatementThatDependsOnTheNetworkIsNotSeenThrough() throws Exception {
        scene.policiesManagedByResearch(Optional.of(lookingRole()));
        applyToTheBucket();
        world.bucket.policy(PolicyDocument.parse(world.bucket.policy().orElseThrow())
                .with(Statement.deny("OnlyOurVpc")
                        .aws("*")
                        .actions("s3:GetObject")
                        .resources("arn:aws:s3:::research-models/*")
                        .condition("StringNotEquals", "aws:SourceVpc", "vpc-1")
                        .condition("StringEquals", "aws:PrincipalAccount", ResearchAndHosting.DEV)
                        .build())
                .toJson());

        AccessPlan plan = scene.grant("support-bot/v7");

        assertThat(plan.asked().state()).isEqualTo(State.PARTLY_SEEN);
        assertThat(plan.warnings()).anySatisfy(warning -> assertThat(warning).containsIgnoringCase("aws:SourceVpc"));
    }

    @Test
    public void aRevokeAsksTheOwners() throws Exception {
        scene.grant("support-bot/v7");

        Revocation revocation = scene.revoke("support-bot/v7");

        assertThat(revocation.outcome()).isEqualTo(Revocation.Outcome.ASKED);
        assertThat(revocation.sentence()).contains("ask their owners");
    }

    private void applyToTheBucket() throws Exception {
        world.bucket.policy(
                content(scene.grant("support-bot/v7").asked().fragments(), "bucket-policy-statements.json"));
    }

    private KeyArn realKey() {
        return new KeyArn(
                world.research.key("models", ResearchAndHosting.REGION.id()).arn());
    }

    private AwsAccount roleThatLooksAtBucketsOnly() {
        world.research
                .role("looking")
                .trusting(world.jenkins().arn())
                .allowing("s3:GetBucketPolicy", "arn:aws:s3:::" + ResearchAndHosting.BUCKET);
        return world.account(world.access("research", ResearchAndHosting.RESEARCH, "looking"));
    }

    private AwsAccount lookingRole() {
        world.research
                .role("looking")
                .trusting(world.jenkins().arn())
                .inline("looks", world.page(ResearchAndHosting.DEV, "*").policy("source-role-that-only-looks"));
        return world.account(world.access("research", ResearchAndHosting.RESEARCH, "looking"));
    }

    private static KeyArn otherKey() {
        return new KeyArn("arn:aws:kms:us-east-1:111122223333:key/99999999-12ab-34cd-56ef-1234567890ab");
    }

    private static String content(List<Fragment> files, String name) {
        return files.stream()
                .filter(file -> file.fileName().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
