package io.jenkins.plugins.bedrock.engine.policy;

import io.jenkins.plugins.bedrock.engine.policy.ConditionContext.Lookup;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces policy variables, and asks something of the text that results.
 *
 * <p>Source: IAM policy elements: Variables and tags. A variable without a value and without a default equals and
 * resembles nothing; a multivalued key can't be one; before version 2012-10-17 there are none.
 */
final class PolicyVariables {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{(?:(?<special>[*?$])|(?<key>[^{}']*?)(?:\\s*,\\s*'(?<default>[^']*)')?)\\s*}");

    private final QuestionContext context;
    private final boolean enabled;

    PolicyVariables(QuestionContext context, boolean enabled) {
        this.context = context;
        this.enabled = enabled;
    }

    /** Asks of a text in which wildcards count. */
    Answer withWildcards(String text, Function<WildcardPattern, Answer> ask) {
        return resolve(text, WildcardPattern.Builder::wildcards, ask);
    }

    /** Asks of a text in which {@code *} and {@code ?} are ordinary characters. */
    Answer literally(String text, Function<WildcardPattern, Answer> ask) {
        return resolve(text, WildcardPattern.Builder::literal, ask);
    }

    boolean occurIn(String text) {
        return enabled && VARIABLE.matcher(text).find();
    }

    private Answer resolve(String text, Plain plain, Function<WildcardPattern, Answer> ask) {
        WildcardPattern.Builder pattern = new WildcardPattern.Builder();
        int end = 0;
        Matcher matcher = VARIABLE.matcher(text);
        while (enabled && matcher.find()) {
            plain.append(pattern, text.substring(end, matcher.start()));
            end = matcher.end();
            Answer replaced = replace(matcher, pattern);
            if (!replaced.isYes()) {
                return replaced;
            }
        }
        plain.append(pattern, text.substring(end));
        return ask.apply(pattern.build());
    }

    private Answer replace(Matcher variable, WildcardPattern.Builder pattern) {
        if (variable.group("special") != null) {
            pattern.literal(variable.group("special"));
            return Answer.YES;
        }
        Lookup value = context.lookup(variable.group("key"));
        if (value.isUnknown() || value.values().size() > 1) {
            return Answer.dependsOn("the policy variable " + variable.group());
        }
        String text = value.isPresent() ? value.values().get(0) : variable.group("default");
        if (text == null) {
            return Answer.NO;
        }
        pattern.literal(text);
        return Answer.YES;
    }

    /** How text outside of variables is added to a pattern. */
    private interface Plain {
        void append(WildcardPattern.Builder pattern, String text);
    }
}
