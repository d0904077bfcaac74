package io.jenkins.plugins.bedrock.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.engine.policy.Verdict.Outcome;
import org.junit.Test;

/** What a verdict says beside its outcome; the outcomes themselves are in {@link DocumentedDecisionsTest}. */
public class PolicyEvaluatorTest {

    private static final String ROLE = "arn:aws:iam::222233334444:role/import";
    private static final Statement READ = Statement.allow("Read")
            .aws(ROLE)
            .actions("s3:GetObject")
            .resources("arn:aws:s3:::models/*")
            .build();

    private final PolicyEvaluator evaluator = new PolicyEvaluator();

    @Test
    public void anExplicitDenyNamesItsStatementAndItsPolicy() {
        Statement deny = Statement.deny("NoModels")
                .principal("AWS", "*")
                .actions("s3:*")
                .resources("*")
                .build();

        Verdict verdict = evaluator.evaluate(
                question(), policies().resource(policy(READ, deny)).build());

        assertThat(verdict.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(verdict.by()).contains(deny);
        assertThat(verdict.because())
                .isEqualTo("The statement 'NoModels' of the bucket policy denies s3:GetObject on "
                        + "arn:aws:s3:::models/v7/config.json to " + ROLE + ".");
    }

    @Test
    public void anImplicitDenyNamesEveryPolicyThatLacksAnAllow() {
        Verdict verdict = evaluator.evaluate(
                question(), PolicySet.builder().kind(ResourceKind.S3).build());

        assertThat(verdict.by()).isEmpty();
        assertThat(verdict.because())
                .startsWith("Nothing allows s3:GetObject")
                .contains("identity policies of the caller have no statement that does")
                .contains("bucket policy has no statement that does");
    }

    @Test
    public void anOpenVerdictNamesTheKeyItDependsOn() {
        Statement onlyFromThere = Statement.allow("There")
                .aws(ROLE)
                .actions("s3:*")
                .resources("*")
                .condition("StringEquals", "aws:SourceVpce", "vpce-1")
                .build();

        Verdict verdict = evaluator.evaluate(
                question(), policies().resource(policy(onlyFromThere)).build());

        assertThat(verdict.isUnknown()).isTrue();
        assertThat(verdict.because()).endsWith("depends on the context key aws:SourceVpce.");
    }

    @Test
    public void whatCouldNotBeSeenIsListed() {
        Verdict verdict = evaluator.evaluate(
                question(),
                PolicySet.builder()
                        .kind(ResourceKind.S3)
                        .identityUnseen()
                        .resource(policy(READ))
                        .notSeen("the other Region")
                        .build());

        assertThat(verdict.isNoDenialVisible()).isTrue();
        assertThat(verdict.notSeen())
                .containsExactly(
                        "the other Region",
                        "identity policies and permissions boundary of " + ROLE,
                        "access control lists and public access blocks",
                        "organisation policies (SCPs and RCPs)",
                        "VPC endpoint policies");
    }

    @Test
    public void anUnseenResourcePolicyMayAllow() {
        PolicySet unseen = policies().resourceUnseen().build();

        Verdict verdict = evaluator.evaluate(question(), unseen);

        assertThat(verdict.isNoDenialVisible()).isTrue();
        assertThat(verdict.notSeen()).contains("bucket policy of arn:aws:s3:::models/v7/config.json");
    }

    @Test
    public void unseenGrantsMayAllow() {
        AccessQuestion decrypt = new AccessQuestion(
                Principal.role(ROLE),
                "kms:Decrypt",
                "arn:aws:kms:us-east-1:222233334444:key/1",
                "222233334444",
                ConditionContext.partial().build());
        PolicySet.Builder key = PolicySet.builder().kind(ResourceKind.KMS_KEY).resource(PolicyDocument.empty());

        assertThat(evaluator.evaluate(decrypt, key.build()).isDenied()).isTrue();
        assertThat(evaluator.evaluate(decrypt, key.grantsUnseen().build()).notSeen())
                .contains("grants of arn:aws:kms:us-east-1:222233334444:key/1");
    }

    private static PolicySet.Builder policies() {
        return PolicySet.builder().kind(ResourceKind.S3).identity(policy(READ));
    }

    private static PolicyDocument policy(Statement... statements) {
        return PolicyDocument.empty().withStatements(any -> false, java.util.List.of(statements));
    }

    private static AccessQuestion question() {
        return new AccessQuestion(
                Principal.role(ROLE),
                "s3:GetObject",
                "arn:aws:s3:::models/v7/config.json",
                "111122223333",
                ConditionContext.partial().build());
    }
}
