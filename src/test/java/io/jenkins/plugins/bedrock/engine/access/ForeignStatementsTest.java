package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

/** Statements of others in the same policy are nobody's business but theirs. */
public class ForeignStatementsTest {

    private static final String FOREIGN = """
            {
              "Id": "research-policy",
              "Statement": [
                { "Sid": "Backups", "Effect": "Allow", "Principal": { "AWS": "111122223333" },
                  "Action": "s3:*", "Resource": "arn:aws:s3:::research-models/*" },
                { "Effect": "Deny", "Principal": "*", "Action": ["s3:*"],
                  "Resource": ["arn:aws:s3:::research-models", "arn:aws:s3:::research-models/*"],
                  "Condition": { "Bool": { "aws:SecureTransport": false } } },
                { "Sid": "Old uploads", "Effect": "Deny", "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:role/source" },
                  "NotAction": ["s3:GetObject", "s3:ListBucket", "s3:GetBucketPolicy", "s3:PutBucketPolicy"],
                  "Resource": "arn:aws:s3:::research-models/raw/*",
                  "Condition": { "NumericGreaterThan": { "s3:signatureAge": 600000 } } }
              ]
            }
            """;

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AccessScene scene = new AccessScene(world);

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void foreignStatementsMeanTheSameAfterGrantAndRevoke() throws Exception {
        world.bucket.policy(FOREIGN);

        scene.grant("support-bot/v7");
        PolicyDocument granted = policy();
        assertThat(granted.statements()).hasSize(5);
        assertThat(granted.without(statement -> statement.sid().orElse("").startsWith("BedrockModelImport"))
                        .sameMeaning(PolicyDocument.parse(FOREIGN)))
                .isTrue();

        scene.revoke("support-bot/v7");
        assertThat(policy().sameMeaning(PolicyDocument.parse(FOREIGN))).isTrue();
    }

    @Test
    public void anotherControllersStatementsAreForeign() throws Exception {
        AccessControl other = new AccessControl(new Ownership("ffffffff"), world.aws.clock(), new AccessLeases());
        other.grant(scene.request("support-bot/v7"), "other #1", () -> {}, change -> {});
        scene.grant("support-bot/v7");
        assertThat(policy().statements()).hasSize(4);

        scene.revoke("support-bot/v7");

        assertThat(policy().statements())
                .hasSize(2)
                .allSatisfy(
                        statement -> assertThat(statement.sid().orElseThrow()).contains("ffffffff"));
    }

    @Test
    public void fiftyGrantsAtOnceLoseNothing() throws Exception {
        world.bucket.policy(FOREIGN);
        int models = 25;

        grantAtOnce(IntStream.range(0, 50)
                .mapToObj(i -> scene.request("m/v" + i % models))
                .toList());

        PolicyDocument policy = policy();
        assertThat(policy.statements()).hasSize(3 + 2 * models);
        for (int i = 0; i < models; i++) {
            assertThat(policy.toJson()).contains("m/v" + i + "/*\"");
        }
        assertThat(policy.without(statement -> statement.sid().orElse("").startsWith("BedrockModelImport"))
                        .sameMeaning(PolicyDocument.parse(FOREIGN)))
                .isTrue();
    }

    /** In two buckets, for the 20 KB of one policy do not hold fifty models. */
    @Test
    public void fiftyGrantsOfFiftyModelsAtOnceLoseNothingWhileChangesShowLate() throws Exception {
        EmbeddedBucket other = otherBucket("research-archive");
        world.aws.faults().changesShowAfter(Duration.ofSeconds(20));

        grantAtOnce(IntStream.range(0, 50)
                .mapToObj(i -> scene.requestFor(
                        "s3://" + (i % 2 == 0 ? ResearchAndHosting.BUCKET : "research-archive") + "/m/v" + i))
                .toList());

        world.aws.clock().advance(Duration.ofMinutes(1));
        assertThat(policy().statements()).hasSize(50);
        assertThat(PolicyDocument.parse(other.policy().orElseThrow()).statements())
                .hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(world.bucket.policy().orElseThrow() + other.policy().orElseThrow())
                    .contains("/m/v" + i + "/*\"");
        }
    }

    private EmbeddedBucket otherBucket(String name) {
        world.research.role("source").inline(name, page("source-role", name));
        world.aws
                .account(ResearchAndHosting.DEV)
                .role("BedrockImport")
                .inline(name, page("import-role-permissions", name));
        return world.research.bucket(name, ResearchAndHosting.REGION.id());
    }

    private String page(String block, String bucket) {
        return world.page(ResearchAndHosting.DEV, "*").policy(block).replace(ResearchAndHosting.BUCKET, bucket);
    }

    private void grantAtOnce(List<AccessRequest> requests) throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(requests.size());
        List<Future<?>> grants = new ArrayList<>();
        for (AccessRequest request : requests) {
            String holder = "promote #" + grants.size();
            grants.add(builds.submit(() -> scene.control.grant(request, holder, () -> {}, change -> {})));
        }
        for (Future<?> grant : grants) {
            grant.get();
        }
        builds.shutdown();
    }

    @Test
    public void aDeadPrincipalInSomebodysStatementIsNamedBeforeTheWrite() {
        world.aws.account("666677778888").role("gone");
        world.bucket.policy(FOREIGN.replace("\"111122223333\"", "\"arn:aws:iam::666677778888:role/gone\""));
        world.aws.account("666677778888").role("gone").delete();

        assertThatThrownBy(() -> scene.grant("support-bot/v7"))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessageContaining("AROA")
                .hasMessageContaining("statement Backups")
                .hasMessageContaining("Nothing was changed");
        assertThat(world.aws.requests().count("PutBucketPolicy")).isZero();
    }

    @Test
    public void ourOwnStatementsForARoleThatWasMadeAnewStandInNobodysWay() throws Exception {
        scene.grant("support-bot/v7");
        scene.grant("support-bot/v8");
        madeAnew("BedrockImport");
        assertThat(world.bucket.policy().orElseThrow()).contains("AROA");

        scene.grant("support-bot/v9");

        assertThat(policy().toJson()).contains("v9/*").doesNotContain("AROA", "v7/*", "v8/*");
    }

    @Test
    public void aRevokeForARoleThatWasMadeAnewLeavesNothing() throws Exception {
        scene.grant("support-bot/v7");
        scene.grant("support-bot/v8");
        madeAnew("BedrockImport");

        scene.revoke("support-bot/v7");

        assertThat(world.bucket.policy()).isEmpty();
    }

    private void madeAnew(String role) {
        world.aws.account(ResearchAndHosting.DEV).role(role).delete();
        world.aws
                .account(ResearchAndHosting.DEV)
                .role(role)
                .trust(world.page(ResearchAndHosting.DEV, "*").policy("import-role-trust"))
                .inline("models", world.page(ResearchAndHosting.DEV, "*").policy("import-role-permissions"));
    }

    private PolicyDocument policy() {
        return PolicyDocument.parse(world.bucket.policy().orElseThrow());
    }
}
