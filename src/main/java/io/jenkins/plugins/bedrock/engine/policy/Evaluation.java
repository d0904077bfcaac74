package io.jenkins.plugins.bedrock.engine.policy;

import io.jenkins.plugins.bedrock.engine.policy.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One evaluation: explicit denies first, then whether the allows suffice (IAM: Policy evaluation logic; Cross-account
 * policy evaluation logic).
 */
final class Evaluation {

    private final AccessQuestion question;
    private final PolicySet policies;
    private final PolicyReading identity;
    private final PolicyReading boundary;
    private final PolicyReading session;
    private final PolicyReading resource;

    Evaluation(AccessQuestion question, PolicySet policies) {
        this.question = question;
        this.policies = policies;
        QuestionContext context = new QuestionContext(question);
        StatementMatch callers = new StatementMatch(question, context, false);
        StatementMatch resources = new StatementMatch(question, context, policies.kind() == ResourceKind.ROLE_TRUST);
        identity = new PolicyReading("identity policies", policies.identity(), callers, Optional.empty());
        boundary = new PolicyReading(
                "permissions boundary", policies.boundary().stream().toList(), callers, Optional.empty());
        session = new PolicyReading("session policy", policies.sessionPolicies(), callers, Optional.empty());
        resource = new PolicyReading(
                policies.kind().policyName(),
                policies.resource().stream().toList(),
                resources,
                Optional.of(new PrincipalElement(
                        question.caller(), policies.boundary().isPresent())));
    }

    Verdict verdict() {
        for (PolicyReading reading : List.of(identity, boundary, session, resource)) {
            Optional<Statement> denial = reading.denial();
            if (denial.isPresent()) {
                return new Verdict(Outcome.DENIED, explicitly(reading, denial.get()), denial, notSeen());
            }
        }
        Allowances allowances = allowances();
        Answer allowed = allowances.together();
        Answer denied = List.of(identity, boundary, session, resource).stream()
                .map(PolicyReading::denies)
                .reduce(Answer.NO, Answer::or);
        if (allowed.isNo()) {
            return verdict(Outcome.DENIED, "Nothing allows " + call() + ": " + allowances.missing() + ".");
        }
        Answer open = allowed.isYes() ? denied : allowed.or(denied);
        if (open.depends()) {
            return verdict(
                    Outcome.UNKNOWN,
                    "Whether " + call() + " is allowed depends on "
                            + String.join(" and ", open.on().stream().sorted().toList()) + ".");
        }
        return verdict(Outcome.NO_DENIAL_VISIBLE, "All policies that were seen allow " + call() + ".");
    }

    private Allowances allowances() {
        boolean seen = !policies.isIdentityUnseen();
        boolean root = question.caller().kind() == Principal.Kind.ROOT;
        QuestionContext context = new QuestionContext(question);
        GrantMatch grants = new GrantMatch(question, context);
        return new Allowances(
                question,
                policies.kind(),
                // An account's root user may do all that is not denied to it (Policy evaluation logic).
                root || !seen ? Answer.YES : identity.allows().any(),
                root || policies.boundary().isEmpty()
                        ? Answer.YES
                        : boundary.allows().any(),
                policies.sessionPolicies().isEmpty()
                        ? Answer.YES
                        : session.allows().any(),
                policies.isResourceUnseen() ? PrincipalMatch.direct(Answer.YES) : resource.allows(),
                policies.areGrantsUnseen()
                        ? Answer.YES
                        : policies.grants().stream().map(grants::test).reduce(Answer.NO, Answer::or));
    }

    private String explicitly(PolicyReading reading, Statement statement) {
        return "The statement "
                + statement.sid().map(sid -> "'" + sid + "'").orElse("without a Sid, " + statement + ",") + " of the "
                + reading.name() + " denies " + call() + ".";
    }

    private String call() {
        return question.action() + " on " + question.resource() + " to "
                + question.caller().display();
    }

    private Verdict verdict(Outcome outcome, String because) {
        return new Verdict(outcome, because, Optional.empty(), notSeen());
    }

    private List<String> notSeen() {
        List<String> notSeen = new ArrayList<>(policies.notSeen());
        if (policies.isIdentityUnseen()) {
            notSeen.add("identity policies and permissions boundary of "
                    + question.caller().display());
        }
        if (policies.isResourceUnseen()) {
            notSeen.add(policies.kind().policyName() + " of " + question.resource());
        }
        if (policies.areGrantsUnseen()) {
            notSeen.add("grants of " + question.resource());
        }
        if (policies.kind() == ResourceKind.S3) {
            notSeen.add("access control lists and public access blocks");
        }
        notSeen.add("organisation policies (SCPs and RCPs)");
        notSeen.add("VPC endpoint policies");
        return notSeen;
    }
}
