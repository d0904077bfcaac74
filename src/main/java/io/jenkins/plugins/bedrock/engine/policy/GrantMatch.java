package io.jenkins.plugins.bedrock.engine.policy;

import io.jenkins.plugins.bedrock.engine.policy.ConditionContext.Lookup;
import java.util.Map;
import java.util.Set;

/** Whether a grant on a KMS key allows a call (KMS Developer Guide: Grants; KMS API: GrantConstraints). */
final class GrantMatch {

    /** Operations without an encryption context, to which constraints are not applied. */
    private static final Set<String> UNCONSTRAINED = Set.of("DescribeKey", "RetireGrant");

    private final AccessQuestion question;
    private final QuestionContext context;

    GrantMatch(AccessQuestion question, QuestionContext context) {
        this.question = question;
        this.context = context;
    }

    Answer test(KmsGrant grant) {
        String operation = question.action().replaceFirst("(?i)^kms:", "");
        if (operation.equalsIgnoreCase("RetireGrant") && mayRetire(grant)) {
            return Answer.YES;
        }
        if (grant.operations().stream().noneMatch(operation::equalsIgnoreCase)) {
            return Answer.NO;
        }
        Answer grantee = grantee(grant.granteePrincipalArn());
        return UNCONSTRAINED.stream().anyMatch(operation::equalsIgnoreCase) ? grantee : grantee.and(constraints(grant));
    }

    /** The retiring principal needs no permission but the grant (KMS Developer Guide: Retiring and revoking grants). */
    private boolean mayRetire(KmsGrant grant) {
        return grant.retiringPrincipalArn() != null
                && match(grant.retiringPrincipalArn()).any().isYes();
    }

    private Answer grantee(String name) {
        PrincipalMatch match = match(name);
        return match.direct()
                .or(match.role())
                .or(match.account().and(Answer.dependsOn("whom in the account a grant to an account reaches")));
    }

    /** A grant names a principal as a policy does; ListGrants shows a service by its service principal. */
    private PrincipalMatch match(String name) {
        String type = name.startsWith("arn:") ? "AWS" : "Service";
        Statement named = Statement.allow("grant").principal(type, name).build();
        return new PrincipalElement(question.caller(), false).match(named);
    }

    private Answer constraints(KmsGrant grant) {
        Answer subset = pairs(grant.encryptionContextSubset());
        return grant.encryptionContextEquals().isEmpty()
                ? subset
                : subset.and(pairs(grant.encryptionContextEquals())).and(noOthers(grant.encryptionContextEquals()));
    }

    /** In a constraint, the name of a pair is not case-sensitive, its value is. */
    private Answer pairs(Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .map(pair -> pair(pair.getKey(), pair.getValue()))
                .reduce(Answer.YES, Answer::and);
    }

    private Answer pair(String name, String value) {
        Lookup actual = context.lookup(QuestionContext.ENCRYPTION_CONTEXT + name);
        return actual.isUnknown()
                ? Answer.dependsOn("the encryption context " + name)
                : Answer.of(actual.values().contains(value));
    }

    private Answer noOthers(Map<String, String> wanted) {
        return context.encryptionContextNames()
                .map(names -> Answer.of(
                        names.stream().allMatch(name -> wanted.keySet().stream().anyMatch(name::equalsIgnoreCase))))
                .orElseGet(() -> Answer.dependsOn("the other pairs of the encryption context"));
    }
}
