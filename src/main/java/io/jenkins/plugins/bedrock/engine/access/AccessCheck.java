package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.policy.AccessQuestion;
import io.jenkins.plugins.bedrock.engine.policy.ConditionContext;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.PolicyEvaluator;
import io.jenkins.plugins.bedrock.engine.policy.PolicySet;
import io.jenkins.plugins.bedrock.engine.policy.Principal;
import io.jenkins.plugins.bedrock.engine.policy.ResourceKind;
import io.jenkins.plugins.bedrock.engine.policy.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the policies that were seen say about an import. Never "can read": only an import proves that.
 *
 * <p>Asks, in the order in which an import needs them: may Bedrock assume the role; may the role list the prefix, get an
 * object, decrypt it, describe the key.
 */
record AccessCheck(AccessRequest request, SeenPolicies seen, Instant now) {

    private static final PolicyEvaluator EVALUATOR = new PolicyEvaluator();

    /** Stands for any object of the model; every import begins with this one. */
    private static final String OBJECT = "config.json";

    List<CheckedRule> rules() {
        List<CheckedRule> rules = new ArrayList<>();
        rules.add(assume());
        rules.add(ask(
                "s3:ListBucket",
                access().bucketArn(),
                ResourceKind.S3,
                seen.bucket(),
                context().put("s3:prefix", access().model().prefix())));
        rules.add(ask("s3:GetObject", object(), ResourceKind.S3, seen.bucket(), context()));
        for (KeyUse use : access().keys()) {
            rules.add(key(
                    "kms:Decrypt",
                    use,
                    context()
                            .put("kms:ViaService", "s3." + access().region() + ".amazonaws.com")
                            .put(
                                    "kms:EncryptionContext:aws:s3:arn",
                                    use.bucketKeyOnly() ? access().bucketArn() : object())));
            rules.add(key("kms:DescribeKey", use, context()));
        }
        return rules;
    }

    private CheckedRule assume() {
        String job =
                ImportRoleTrust.importJobs(access().region(), role().account()).replace("*", "0123456789ab");
        Verdict verdict = EVALUATOR.evaluate(
                new AccessQuestion(
                        Principal.service("bedrock.amazonaws.com"),
                        "sts:AssumeRole",
                        role().value(),
                        role().account().value(),
                        context()
                                .put("aws:SourceAccount", role().account().value())
                                .put("aws:SourceArn", job)
                                .build()),
                PolicySet.builder()
                        .kind(ResourceKind.ROLE_TRUST)
                        .resource(seen.role().trust())
                        .build());
        return new CheckedRule("bedrock.amazonaws.com may sts:AssumeRole on " + role(), verdict);
    }

    private CheckedRule key(String action, KeyUse use, ConditionContext.Builder context) {
        String key = use.key().value();
        PolicySet.Builder policies = policies(
                ResourceKind.KMS_KEY, Optional.ofNullable(seen.keyPolicies().get(key)));
        Optional.ofNullable(seen.grants().get(key)).ifPresentOrElse(policies::grants, policies::grantsUnseen);
        return ask(action, key, use.key().account().value(), policies, context);
    }

    private CheckedRule ask(
            String action,
            String resource,
            ResourceKind kind,
            Optional<PolicyDocument> resourcePolicy,
            ConditionContext.Builder context) {
        return ask(action, resource, access().bucketOwner().value(), policies(kind, resourcePolicy), context);
    }

    private CheckedRule ask(
            String action,
            String resource,
            String owner,
            PolicySet.Builder policies,
            ConditionContext.Builder context) {
        AccessQuestion question =
                new AccessQuestion(Principal.role(role().value()), action, resource, owner, context.build());
        return new CheckedRule(
                role() + " may " + action + " on " + resource, EVALUATOR.evaluate(question, policies.build()));
    }

    private PolicySet.Builder policies(ResourceKind kind, Optional<PolicyDocument> resourcePolicy) {
        PolicySet.Builder policies = PolicySet.builder()
                .kind(kind)
                .identity(seen.role().permissions().values().toArray(PolicyDocument[]::new))
                .notSeen("service and resource control policies of both organisations", "VPC endpoint policies");
        seen.role().boundary().ifPresent(policies::boundary);
        seen.role().unseen().forEach(policies::notSeen);
        resourcePolicy.ifPresentOrElse(policies::resource, policies::resourceUnseen);
        return policies;
    }

    private ConditionContext.Builder context() {
        return ConditionContext.partial().put("aws:CurrentTime", now.toString()).put("aws:SecureTransport", "true");
    }

    private String object() {
        return access().bucketArn() + "/" + access().model().prefix() + OBJECT;
    }

    private ModelAccess access() {
        return request.access();
    }

    private RoleArn role() {
        return request.importRole().arn();
    }
}
