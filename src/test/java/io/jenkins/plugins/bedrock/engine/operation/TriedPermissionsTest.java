package io.jenkins.plugins.bedrock.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.access.ImportRole;
import io.jenkins.plugins.bedrock.engine.access.KeyArn;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.WrongAccountException;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.operation.TriedPermission.Outcome;
import io.jenkins.plugins.bedrock.engine.promotion.PublicationTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Test;

/** What the roles of docs/permissions.md may is found out without changing anything, and so is what others lack. */
public class TriedPermissionsTest {

    private static final String DEV = ResearchAndHosting.DEV;
    private static final AllowedPrefix PREFIX = AllowedPrefix.parse("s3://" + ResearchAndHosting.BUCKET);

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final EmbeddedKey key = world.research.key("models", ResearchAndHosting.REGION.id());
    private final List<KeyArn> keys = List.of(new KeyArn(key.arn()));

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void theHostingRoleOfThePageLacksNothing() {
        List<TriedPermission> tried = hosting(world.hosting(DEV));

        assertThat(named(tried, Outcome.MISSING)).isEmpty();
        assertThat(named(tried, Outcome.ALLOWED))
                .contains(
                        "bedrock:ListModelImportJobs",
                        "bedrock:GetImportedModel",
                        "bedrock:DeleteImportedModel",
                        "bedrock:InvokeModel",
                        "iam:GetRolePolicy on BedrockImport",
                        "iam:GetPolicyVersion");
        assertThat(named(tried, Outcome.NOT_TRIED))
                .containsExactlyInAnyOrder(
                        "bedrock:CreateModelImportJob", "bedrock:TagResource", "iam:PassRole on BedrockImport");
    }

    @Test
    public void nothingIsChangedByTrying() {
        hosting(world.hosting(DEV));
        source(world.source(), true);

        assertThat(world.aws.requests().writes())
                .filteredOn(RecordedRequest::succeeded)
                .isEmpty();
    }

    @Test
    public void aHostingRoleWithoutPermissionsIsToldEachOfThem() {
        world.aws
                .account(DEV)
                .role("bare")
                .trusting(world.jenkins().arn())
                .allowing("bedrock:ListImportedModels,bedrock:GetImportedModel", "*");

        List<TriedPermission> tried = hosting(world.access("dev", DEV, "bare"));

        assertThat(named(tried, Outcome.ALLOWED))
                .containsExactlyInAnyOrder("bedrock:ListImportedModels", "bedrock:GetImportedModel");
        assertThat(named(tried, Outcome.MISSING))
                .contains(
                        "bedrock:ListModelImportJobs",
                        "bedrock:DeleteImportedModel",
                        "bedrock:InvokeModel",
                        "iam:ListAttachedRolePolicies on BedrockImport");
        assertThat(tried)
                .filteredOn(one -> one.permission().equals("bedrock:InvokeModel"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.sentence()).contains("AccessDenied").contains("role/bare"));
    }

    @Test
    public void nothingIsDeletedWhereItCannotBeSeenThatThereIsNothing() {
        world.aws
                .account(DEV)
                .role("bare")
                .trusting(world.jenkins().arn())
                .allowing("bedrock:DeleteImportedModel", "*");

        List<TriedPermission> tried = hosting(world.access("dev", DEV, "bare"));

        assertThat(named(tried, Outcome.NOT_TRIED)).contains("bedrock:DeleteImportedModel");
        assertThat(world.aws.requests().count("DeleteImportedModel")).isZero();
    }

    @Test
    public void aRoleThatCreatesImportRolesIsToldWhatCannotBeTried() {
        RoleArn created = new RoleArn("arn:aws:iam::" + DEV + ":role/bedrock-model-import/support-bot");
        ImportRole role = ImportRole.managed(created, world.boundary(DEV));

        List<TriedPermission> tried = new HostingPermissions(
                        world.account(world.hostingThatCreatesRoles(DEV)), role, List.of(), List.of(), Optional.empty())
                .tried();

        assertThat(tried)
                .filteredOn(one -> one.permission().equals("iam:GetRole on support-bot"))
                .singleElement()
                .satisfies(one -> assertThat(one.sentence()).contains("NoSuchEntity"));
        assertThat(named(tried, Outcome.NOT_TRIED))
                .contains("iam:CreateRole on support-bot", "iam:UpdateAssumeRolePolicy on support-bot");
    }

    @Test
    public void aHostingRoleThatPublishesIsTriedAtTheParameter() {
        Optional<PublicationTarget> allowed = Optional.of(new PublicationTarget("/models/{name}"));
        Optional<PublicationTarget> other = Optional.of(new PublicationTarget("/others"));

        assertThat(named(hosting(world.hosting(DEV), allowed), Outcome.ALLOWED))
                .contains("ssm:GetParameter on /models/bedrock-model-import-permission-check");
        List<TriedPermission> tried = hosting(world.hosting(DEV), other);
        assertThat(named(tried, Outcome.MISSING)).containsExactly("ssm:GetParameter on /others");
        assertThat(named(tried, Outcome.NOT_TRIED)).contains("ssm:PutParameter on /others");
    }

    @Test
    public void aHostingRoleThatInspectsIsTriedAtTheSource() {
        List<TriedPermission> tried = new HostingPermissions(
                        world.account(world.hostingThatInspects(DEV)),
                        ImportRole.checked(world.importRole(DEV)),
                        List.of(PREFIX),
                        keys,
                        Optional.empty())
                .tried();

        assertThat(named(tried, Outcome.MISSING)).contains("s3:ListBucket on " + PREFIX);
        assertThat(named(tried, Outcome.NOT_TRIED)).contains("s3:GetObject on " + PREFIX);
    }

    @Test
    public void theSourceRoleOfThePageLacksNothing() {
        world.bucket.put(world.bucket
                .object("support-bot/config.json", Content.of("{}".getBytes(StandardCharsets.UTF_8)))
                .encryption(ObjectEncryption.kms(key.arn(), false))
                .sha256());

        List<TriedPermission> tried = source(world.source(), true);

        assertThat(named(tried, Outcome.MISSING)).isEmpty();
        assertThat(named(tried, Outcome.ALLOWED))
                .containsExactlyInAnyOrder(
                        "s3:ListBucket on " + PREFIX,
                        "s3:GetObject on " + PREFIX,
                        "kms:Decrypt on the keys of " + PREFIX,
                        "s3:GetBucketPolicy on research-models",
                        "s3:GetBucketPublicAccessBlock on research-models",
                        "s3:GetBucketOwnershipControls on research-models",
                        "kms:DescribeKey on " + key.arn(),
                        "kms:GetKeyPolicy on " + key.arn(),
                        "kms:ListGrants on " + key.arn());
        assertThat(named(tried, Outcome.NOT_TRIED))
                .containsExactlyInAnyOrder(
                        "s3:PutBucketPolicy on research-models",
                        "s3:DeleteBucketPolicy on research-models",
                        "kms:PutKeyPolicy on " + key.arn(),
                        "kms:CreateGrant on " + key.arn(),
                        "kms:RevokeGrant on " + key.arn());
    }

    @Test
    public void aSourceRoleThatOnlyLooksIsAskedForNoMore() {
        world.research
                .role("looks")
                .trusting(world.jenkins().arn())
                .inline("looks", world.page(DEV, key.arn()).policy("source-role-that-only-looks"));

        List<TriedPermission> tried = source(world.access("research", ResearchAndHosting.RESEARCH, "looks"), false);

        assertThat(named(tried, Outcome.MISSING)).isEmpty();
        assertThat(named(tried, Outcome.NOT_TRIED)).containsExactly("kms:Decrypt on the keys of " + PREFIX);
    }

    @Test
    public void aBucketThatIsNotThereIsMissing() {
        AllowedPrefix elsewhere = AllowedPrefix.parse("s3://no-such-bucket/");
        world.research.role("any").trusting(world.jenkins().arn()).allowing("s3:ListBucket,s3:GetBucketPolicy", "*");

        List<TriedPermission> tried = new SourcePermissions(
                        world.account(world.access("research", ResearchAndHosting.RESEARCH, "any")),
                        List.of(elsewhere),
                        List.of(),
                        false)
                .tried();

        assertThat(tried)
                .filteredOn(one -> one.permission().equals("s3:ListBucket on " + elsewhere))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.outcome()).isEqualTo(Outcome.MISSING);
                    assertThat(one.sentence()).contains("NoSuchBucket");
                });
    }

    @Test
    public void whatCouldNotBeAskedIsNeitherMissingNorAllowed() {
        world.aws.faults().throttle("ListModelImportJobs").always();

        List<TriedPermission> tried = hosting(world.hosting(DEV));

        assertThat(named(tried, Outcome.NOT_TRIED)).contains("bedrock:ListModelImportJobs");
    }

    @Test
    public void anotherAccountIsNotedBeforeAnythingElse() {
        AccountAccess there = world.hosting(DEV);
        AccountAccess wrong = new AccountAccess(
                "dev",
                new AccountId(ResearchAndHosting.PROD),
                there.region(),
                there.base(),
                there.roles(),
                there.session());

        assertThatThrownBy(() -> hosting(wrong)).isInstanceOf(WrongAccountException.class);
        assertThat(world.aws.requests().count("ListModelImportJobs")).isZero();
    }

    private List<TriedPermission> hosting(AccountAccess access) {
        return hosting(access, Optional.empty());
    }

    private List<TriedPermission> hosting(AccountAccess access, Optional<PublicationTarget> publishTo) {
        return new HostingPermissions(
                        world.account(access),
                        ImportRole.checked(world.importRole(DEV)),
                        List.of(),
                        List.of(),
                        publishTo)
                .tried();
    }

    private List<TriedPermission> source(AccountAccess access, boolean policiesManagedHere) {
        return new SourcePermissions(world.account(access), List.of(PREFIX), keys, policiesManagedHere).tried();
    }

    private static List<String> named(List<TriedPermission> tried, Outcome outcome) {
        return tried.stream()
                .filter(one -> one.outcome() == outcome)
                .map(TriedPermission::permission)
                .toList();
    }
}
