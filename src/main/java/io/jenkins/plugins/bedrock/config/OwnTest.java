package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.engine.importing.ModelTest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** An environment's own test: what is asked of an imported model before it counts as accepted there. */
public final class OwnTest implements Describable<OwnTest> {

    /** Enough for a sentence or two. */
    public static final int DEFAULT_MAX_TOKENS = 64;

    private static final int DEFAULT_PATIENCE = (int) ModelTest.PATIENCE.toMinutes();

    private String format;
    private String prompt;
    private String body;
    private String expected;

    @SuppressWarnings("lgtm[jenkins/plaintext-storage]") // a number of words, no secret
    private Integer maxTokens;

    private Integer patienceMinutes;

    @DataBoundConstructor
    public OwnTest() {
        // everything is set by the setters
    }

    @NonNull
    public String getFormat() {
        return format == null ? ModelTest.Format.COMPLETION.name() : format;
    }

    /** How the prompt is put: {@code COMPLETION} or {@code CHAT}. */
    @DataBoundSetter
    public void setFormat(@CheckForNull String format) {
        this.format = Util.fixEmptyAndTrim(format);
    }

    @CheckForNull
    public String getPrompt() {
        return prompt;
    }

    @DataBoundSetter
    public void setPrompt(@CheckForNull String prompt) {
        this.prompt = Util.fixEmptyAndTrim(prompt);
    }

    public int getMaxTokens() {
        return maxTokens == null ? DEFAULT_MAX_TOKENS : maxTokens;
    }

    @DataBoundSetter
    public void setMaxTokens(int maxTokens) {
        this.maxTokens = maxTokens;
    }

    @CheckForNull
    public String getBody() {
        return body;
    }

    /** A whole request body instead of a prompt, JSON. */
    @DataBoundSetter
    public void setBody(@CheckForNull String body) {
        this.body = Util.fixEmptyAndTrim(body);
    }

    @CheckForNull
    public String getExpected() {
        return expected;
    }

    /** A regular expression that is found somewhere in the answer. */
    @DataBoundSetter
    public void setExpected(@CheckForNull String expected) {
        this.expected = Util.fixEmpty(expected);
    }

    public int getPatienceMinutes() {
        return patienceMinutes == null ? DEFAULT_PATIENCE : patienceMinutes;
    }

    /** For how long a model that is not ready yet is waited for. */
    @DataBoundSetter
    public void setPatienceMinutes(int patienceMinutes) {
        this.patienceMinutes = patienceMinutes;
    }

    ModelTest toEngine() {
        ModelTest asked = question().within(Duration.ofMinutes(getPatienceMinutes()));
        return expected == null ? asked : asked.expecting(pattern(expected));
    }

    private ModelTest question() {
        if (body != null && prompt != null) {
            throw new IllegalArgumentException("Its test has both a prompt and a body: give one of them.");
        }
        return body != null
                ? ModelTest.ofBody(body)
                : ModelTest.ask(
                        Choice.of("format of a test", format, ModelTest.Format.COMPLETION),
                        Util.fixNull(prompt),
                        getMaxTokens());
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a regular expression: " + e.getDescription() + " at character "
                            + (e.getIndex() + 1) + ".",
                    e);
        }
    }

    @Extension
    @Symbol("ownTest")
    public static final class DescriptorImpl extends Descriptor<OwnTest> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.OwnTest_DisplayName();
        }

        /** What can be chosen as format. */
        @RequirePOST
        public ListBoxModel doFillFormatItems(@AncestorInPath @CheckForNull Item item, @QueryParameter String format) {
            return new FormContext(item)
                    .items(
                            format,
                            new ListBoxModel(
                                    new ListBoxModel.Option(
                                            Messages.OwnTest_Completion(), ModelTest.Format.COMPLETION.name()),
                                    new ListBoxModel.Option(Messages.OwnTest_Chat(), ModelTest.Format.CHAT.name())));
        }

        /** Checks the question together with the body, of which one is needed. */
        @RequirePOST
        public FormValidation doCheckPrompt(
                @AncestorInPath @CheckForNull Item item,
                @QueryParameter String value,
                @QueryParameter String body,
                @QueryParameter String maxTokens) {
            return new FormContext(item).check(() -> {
                OwnTest test = new OwnTest();
                test.setPrompt(value);
                test.setBody(body);
                test.setMaxTokens(number(maxTokens).orElse(DEFAULT_MAX_TOKENS));
                return test.toEngine();
            });
        }

        /** Checks that the expectation is a regular expression. */
        @RequirePOST
        public FormValidation doCheckExpected(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return new FormContext(item).check(() -> pattern(Util.fixNull(value)));
        }

        /** Checks the number of tokens. */
        @RequirePOST
        public FormValidation doCheckMaxTokens(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return new FormContext(item).checkField(() -> FormValidation.validatePositiveInteger(value));
        }

        /** Checks the number of minutes. */
        @RequirePOST
        public FormValidation doCheckPatienceMinutes(
                @AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return new FormContext(item).checkField(() -> FormValidation.validateNonNegativeInteger(value));
        }

        private static Optional<Integer> number(String text) {
            try {
                return Optional.of(Integer.valueOf(text));
            } catch (NumberFormatException e) {
                return Optional.empty(); // said at its own field
            }
        }
    }
}
