package io.jenkins.plugins.bedrock.embeddedaws.access;

import io.jenkins.plugins.bedrock.engine.policy.AccessQuestion;
import io.jenkins.plugins.bedrock.engine.policy.ConditionContext;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.PolicyEvaluator;
import io.jenkins.plugins.bedrock.engine.policy.PolicySet;
import io.jenkins.plugins.bedrock.engine.policy.Principal;
import io.jenkins.plugins.bedrock.engine.policy.Verdict;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Decides by all policies that speak to a request. What the evaluator can't decide is refused: the embedded AWS lets
 * nothing through that AWS might not.
 */
public final class PolicyAuthorization implements Authorization {

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final InstantSource clock;

    /** @param clock gives {@code aws:CurrentTime} */
    public PolicyAuthorization(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<String> refusal(Caller caller, AccessRequest request) {
        Verdict verdict = evaluator.evaluate(question(caller, request), policies(caller, request));
        return verdict.isNoDenialVisible() ? Optional.empty() : Optional.of(reason(caller, request, verdict));
    }

    private AccessQuestion question(Caller caller, AccessRequest request) {
        ConditionContext.Builder context = ConditionContext.complete()
                .put("aws:CurrentTime", clock.instant().toString())
                .put("aws:EpochTime", Long.toString(clock.instant().getEpochSecond()))
                .put("aws:SecureTransport", "true");
        if (caller.kind() != Caller.Kind.SERVICE) {
            context.put("aws:PrincipalArn", caller.principalArn())
                    .put("aws:PrincipalAccount", caller.account())
                    .put("aws:PrincipalType", caller.kind().principalType())
                    .put("aws:PrincipalIsAWSService", "false")
                    .put("aws:userid", caller.userId())
                    .put("aws:SourceIp", "127.0.0.1");
        }
        if (!request.resourceAccount().isEmpty()) {
            context.put("aws:ResourceAccount", request.resourceAccount());
        }
        caller.facts().forEach(context::put);
        request.context().forEach(context::put);
        return new AccessQuestion(
                principal(caller), request.action(), request.resource(), request.resourceAccount(), context.build());
    }

    private static Principal principal(Caller caller) {
        return switch (caller.kind()) {
            case ROOT -> Principal.root(caller.principalArn());
            case USER -> Principal.user(caller.principalArn());
            case ROLE_SESSION ->
                Principal.roleSession(
                        caller.principalArn(),
                        caller.arn().substring(caller.arn().lastIndexOf('/') + 1));
            case SERVICE -> Principal.service(caller.arn());
        };
    }

    private static PolicySet policies(Caller caller, AccessRequest request) {
        Permissions permissions = caller.permissions();
        PolicySet.Builder policies = PolicySet.builder()
                .kind(request.policy().kind())
                .grants(request.policy().grants());
        permissions.identity().forEach(json -> policies.identity(PolicyDocument.parse(json)));
        permissions.boundaries().forEach(json -> policies.boundary(PolicyDocument.parse(json)));
        permissions.session().forEach(json -> policies.sessionPolicy(PolicyDocument.parse(json)));
        request.policy().document().ifPresent(json -> policies.resource(PolicyDocument.parse(json)));
        return policies.build();
    }

    private static String reason(Caller caller, AccessRequest request, Verdict verdict) {
        if (verdict.by().isPresent()) {
            return "with an explicit deny in " + denying(request, verdict);
        }
        String policies = caller.account().equals(request.resourceAccount()) ? "identity-based" : "resource-based";
        return "because no " + policies + " policy allows the " + request.action() + " action";
    }

    private static String denying(AccessRequest request, Verdict verdict) {
        boolean byResource = request.policy()
                .document()
                .map(PolicyDocument::parse)
                .filter(policy -> policy.statements().contains(verdict.by().orElseThrow()))
                .isPresent();
        return byResource ? "a resource-based policy" : "an identity-based policy";
    }
}
