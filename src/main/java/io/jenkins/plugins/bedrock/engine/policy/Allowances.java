package io.jenkins.plugins.bedrock.engine.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What each type of policy allows, and whether that is enough together.
 *
 * @param identity the caller's identity policies
 * @param boundary its permissions boundary; yes if there is none
 * @param session its session policies; yes if there are none
 * @param resource the resource's policy, by the way in which it speaks of the caller
 * @param grant the grants of a KMS key
 */
record Allowances(
        AccessQuestion question,
        ResourceKind kind,
        Answer identity,
        Answer boundary,
        Answer session,
        PrincipalMatch resource,
        Answer grant) {

    Answer together() {
        Principal caller = question.caller();
        if (kind.needsItsOwnPolicy() && caller.kind() == Principal.Kind.ANONYMOUS
                || kind == ResourceKind.ROLE_TRUST && caller.kind() == Principal.Kind.ROOT) {
            // STS and KMS take signed requests only; root credentials can't assume a role (STS API: AssumeRole).
            return Answer.NO;
        }
        if (!caller.hasAccount()) {
            return resource.any().or(grant);
        }
        return question.isWithinOneAccount() ? withinOneAccount() : acrossAccounts();
    }

    private Answer withinOneAccount() {
        Answer byResource = resource.direct().or(resource.role().and(limits()));
        if (kind.needsItsOwnPolicy()) {
            // Naming the account leaves the decision to IAM policies.
            return byResource.or(resource.account().and(own())).or(grantWithin());
        }
        return byResource.or(own());
    }

    private Answer acrossAccounts() {
        return own().and(resource.any()).or(grantAcross());
    }

    private Answer own() {
        return identity.and(limits());
    }

    private Answer limits() {
        return boundary.and(session);
    }

    private Answer grantWithin() {
        return grant.and(limits().orDependsOn("whether a grant goes beyond a permissions boundary or session policy, "
                + "which AWS does not document"));
    }

    private Answer grantAcross() {
        return grant.and(own().orDependsOn("whether a grant to another account works without an identity policy that "
                + "allows it, which AWS does not document"));
    }

    /** Which policies lack an allow, as the end of a sentence. */
    String missing() {
        List<String> missing = new ArrayList<>();
        if (question.caller().hasAccount()) {
            addIfNo(missing, identity, "the identity policies of the caller have no statement that does");
            addIfNo(missing, boundary, "its permissions boundary does not include it");
            addIfNo(missing, session, "its session policy does not include it");
        }
        addIfNo(missing, resource.any(), "the " + kind.policyName() + " has no statement that does");
        if (kind == ResourceKind.KMS_KEY) {
            addIfNo(missing, grant, "no grant does");
        }
        return missing.isEmpty() ? "such a caller cannot make it" : String.join(", and ", missing);
    }

    private static void addIfNo(List<String> missing, Answer answer, String what) {
        if (answer.isNo()) {
            missing.add(what);
        }
    }
}
