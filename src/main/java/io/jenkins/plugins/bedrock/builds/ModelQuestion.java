package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.bedrock.config.Durations;
import io.jenkins.plugins.bedrock.engine.importing.ModelTest;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A question that a build asks a model, as it was written; nothing in it means the environment's own test. */
public final class ModelQuestion implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MAX_TOKENS = 64;

    private final String prompt;
    private final String format;
    private final int maxTokens;
    private final String body;
    private final String expected;
    private final String patience;

    /**
     * @param prompt the question
     * @param format {@code completion} or {@code chat}
     * @param maxTokens of the answer; 0 for the default of 64
     * @param body JSON that is sent as it is, in place of a prompt
     * @param expected a regular expression that must be found in the answer
     * @param patience for how long a model that AWS loads is waited for, for example {@code 10m}
     */
    public ModelQuestion(
            @CheckForNull String prompt,
            @CheckForNull String format,
            int maxTokens,
            @CheckForNull String body,
            @CheckForNull String expected,
            @CheckForNull String patience) {
        this.prompt = Util.fixEmptyAndTrim(prompt);
        this.format = Util.fixEmptyAndTrim(format);
        this.maxTokens = maxTokens == 0 ? MAX_TOKENS : maxTokens;
        this.body = Util.fixEmptyAndTrim(body);
        this.expected = Util.fixEmpty(expected);
        this.patience = Util.fixEmptyAndTrim(patience);
    }

    /** @throws IllegalArgumentException if it is no question that could be asked */
    @NonNull
    Optional<ModelTest> test() {
        if (prompt == null && body == null) {
            if (expected != null) {
                throw new IllegalArgumentException("What is expected needs a question: give a prompt or a body, too.");
            }
            return Optional.empty();
        }
        if (prompt != null && body != null) {
            throw new IllegalArgumentException(
                    "A question is a prompt or a whole body: give one of the two, not both.");
        }
        ModelTest test = body == null ? ModelTest.ask(format(), prompt, maxTokens) : ModelTest.ofBody(body);
        if (expected != null) {
            test = test.expecting(pattern());
        }
        return Optional.of(patience == null ? test : test.within(Durations.parse(patience)));
    }

    private ModelTest.Format format() {
        if (format == null) {
            return ModelTest.Format.COMPLETION;
        }
        try {
            return ModelTest.Format.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + format + "' is not a format of a question: completion or chat.", e);
        }
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(expected);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "What is expected is not a regular expression: " + e.getDescription() + " in '" + expected + "'.",
                    e);
        }
    }
}
