package io.jenkins.plugins.bedrock.engine.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.policy.ConditionContext.Lookup;
import java.util.List;
import java.util.Optional;

/**
 * The Condition of a statement: all its operators and keys must hold (IAM: Creating a condition with multiple keys or
 * values).
 */
final class ConditionBlock {

    private final QuestionContext context;
    private final PolicyVariables variables;

    ConditionBlock(QuestionContext context, PolicyVariables variables) {
        this.context = context;
        this.variables = variables;
    }

    Answer test(Statement statement) {
        JsonNode condition = statement.element("Condition");
        if (condition.isMissingNode()) {
            return Answer.YES;
        }
        if (!hasKnownForm(condition)) {
            return Answer.dependsOn("a Condition in a form that is not known");
        }
        Answer all = Answer.YES;
        for (var operator : condition.properties()) {
            for (var key : operator.getValue().properties()) {
                all = all.and(test(operator.getKey(), key.getKey(), Statement.texts(key.getValue())));
            }
        }
        return all;
    }

    /** Operators, in them keys, in them values; read any other way, a condition would go unnoticed. */
    private static boolean hasKnownForm(JsonNode condition) {
        return condition.isObject()
                && condition
                        .valueStream()
                        .allMatch(keys -> keys.isObject() && keys.valueStream().allMatch(Statement::isOneOrMany));
    }

    private Answer test(String operator, String key, List<String> wanted) {
        Lookup actual = context.lookup(key);
        if (operator.equals("Null")) {
            return isNull(key, actual, wanted);
        }
        Optional<ConditionOperator> known = ConditionOperator.named(operator);
        return known.map(found -> found.test(key, actual, wanted, variables))
                .orElseGet(() -> Answer.dependsOn("the condition operator " + operator + ", which is not known"));
    }

    /** True asks for an absent key, false for a present one (Condition operators, "existence of condition keys"). */
    private static Answer isNull(String key, Lookup actual, List<String> wanted) {
        if (actual.isUnknown()) {
            return Answer.dependsOn("the context key " + key);
        }
        return Answer.of(wanted.stream().anyMatch(String.valueOf(actual.isAbsent())::equalsIgnoreCase));
    }
}
