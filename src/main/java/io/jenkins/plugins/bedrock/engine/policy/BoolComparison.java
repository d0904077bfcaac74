package io.jenkins.plugins.bedrock.engine.policy;

import java.util.List;
import java.util.Locale;

/** Bool: true or false, whatever their case (IAM JSON policy elements: Condition operators, "Boolean"). */
final class BoolComparison implements Comparison {

    private static final List<String> VALUES = List.of("true", "false");

    @Override
    public Answer matches(String actual, String wanted, PolicyVariables variables) {
        String value = actual.toLowerCase(Locale.ROOT);
        boolean readable = variables.occurIn(wanted) || VALUES.contains(wanted.toLowerCase(Locale.ROOT));
        if (!readable || !VALUES.contains(value)) {
            return Answer.dependsOn("how AWS reads '" + (readable ? actual : wanted) + "', which is not true or false");
        }
        return StringComparison.EQUALS_IGNORE_CASE.matches(value, wanted, variables);
    }
}
