package io.jenkins.plugins.bedrock.engine.policy;

/**
 * Says what policies decide, from the policies as AWS returned them.
 *
 * <p>An unknown condition key or operator never satisfies an Allow and makes a Deny possible; such a question ends as
 * unknown, not as a guess.
 */
public final class PolicyEvaluator {

    /** The verdict on a question; see {@link Verdict.Outcome} for what each claims. */
    public Verdict evaluate(AccessQuestion question, PolicySet policies) {
        return new Evaluation(question, policies).verdict();
    }
}
