package io.jenkins.plugins.bedrock.engine.policy;

import java.util.List;
import java.util.Set;

/** Whether a statement speaks of a call: its action, its resource, its conditions. Its principal is another matter. */
final class StatementMatch {

    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private static final Set<String> LISTS = Set.of("Action", "NotAction", "Resource", "NotResource");

    private final AccessQuestion question;
    private final QuestionContext context;
    private final boolean resourceIsImplied;

    /**
     * For the statements of one policy.
     *
     * @param resourceIsImplied whether a statement without a resource speaks of the policy's own, as in a trust policy
     */
    StatementMatch(AccessQuestion question, QuestionContext context, boolean resourceIsImplied) {
        this.question = question;
        this.context = context;
        this.resourceIsImplied = resourceIsImplied;
    }

    /**
     * Tests one statement.
     *
     * @param withVariables whether the policy's version has policy variables
     */
    Answer test(Statement statement, boolean withVariables) {
        PolicyVariables variables = new PolicyVariables(context, withVariables);
        return action(statement)
                .and(resource(statement, variables))
                .and(new ConditionBlock(context, variables).test(statement))
                .and(unknownForm(statement));
    }

    private Answer action(Statement statement) {
        if (statement.has("Action")) {
            return Answer.of(names(statement.values("Action")));
        }
        return Answer.of(statement.has("NotAction") && !names(statement.values("NotAction")));
    }

    private boolean names(List<String> actions) {
        return actions.stream().anyMatch(action -> WildcardPattern.matchesIgnoringCase(action, question.action()));
    }

    private Answer resource(Statement statement, PolicyVariables variables) {
        if (statement.has("Resource")) {
            return names(statement.values("Resource"), variables);
        }
        if (statement.has("NotResource")) {
            return names(statement.values("NotResource"), variables).not();
        }
        return Answer.of(resourceIsImplied);
    }

    private Answer names(List<String> resources, PolicyVariables variables) {
        return resources.stream()
                .map(resource -> variables.withWildcards(resource, this::isResource))
                .reduce(Answer.NO, Answer::or);
    }

    /** Wildcards stand for text within the parts of an ARN (Resource, "Using wildcards in resource ARNs"). */
    private Answer isResource(WildcardPattern pattern) {
        if (!pattern.matches(question.resource())) {
            return Answer.NO;
        }
        return pattern.isArn() && !pattern.matchesArn(question.resource())
                ? Answer.dependsOn("whether a wildcard in a Resource may stand for more than one part of an ARN")
                : Answer.YES;
    }

    /** A statement that says more than is known here, or in another form, neither allows nor spares. */
    private static Answer unknownForm(Statement statement) {
        for (String name : statement.elementNames()) {
            if (!ELEMENTS.contains(name)) {
                return Answer.dependsOn("the element " + name + ", which is not known");
            }
            if (LISTS.contains(name)
                    && (statement.values(name).isEmpty() || !Statement.isOneOrMany(statement.element(name)))) {
                return Answer.dependsOn("the element " + name + ", which is neither a text nor an array of texts");
            }
        }
        return Answer.YES;
    }
}
