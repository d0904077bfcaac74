package io.jenkins.plugins.bedrock.engine.policy;

import java.util.Locale;

/** StringEquals, StringEqualsIgnoreCase, StringLike (IAM JSON policy elements: Condition operators, "String"). */
enum StringComparison implements Comparison {
    EQUALS {
        @Override
        public Answer matches(String actual, String wanted, PolicyVariables variables) {
            return variables.literally(wanted, text -> Answer.of(text.matches(actual)));
        }
    },
    EQUALS_IGNORE_CASE {
        @Override
        public Answer matches(String actual, String wanted, PolicyVariables variables) {
            return variables.literally(
                    wanted, text -> Answer.of(text.lowerCase().matches(actual.toLowerCase(Locale.ROOT))));
        }
    },
    LIKE {
        @Override
        public Answer matches(String actual, String wanted, PolicyVariables variables) {
            return variables.withWildcards(wanted, text -> Answer.of(text.matches(actual)));
        }
    }
}
