package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.builds.ModelForm;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.ModelQuestion;
import io.jenkins.plugins.bedrock.builds.ModelTesting;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Asks an imported model the environment's own test, which accepts it there, or a question of the build's own. */
public final class TestImportedModelStep extends ModelStep {

    private String prompt;
    private String format;
    private int maxTokens;
    private String body;
    private String expected;
    private String patience;

    @DataBoundConstructor
    public TestImportedModelStep(String model, String environment) {
        super(environment, model);
    }

    /** A question of the build's own; no value asks the environment's own test. */
    @CheckForNull
    public String getPrompt() {
        return prompt;
    }

    @DataBoundSetter
    public void setPrompt(@CheckForNull String prompt) {
        this.prompt = Util.fixEmptyAndTrim(prompt);
    }

    /** {@code completion} or {@code chat}. */
    @CheckForNull
    public String getFormat() {
        return format;
    }

    @DataBoundSetter
    public void setFormat(@CheckForNull String format) {
        this.format = Util.fixEmptyAndTrim(format);
    }

    /** Of the answer; 0 means 64. */
    public int getMaxTokens() {
        return maxTokens;
    }

    @DataBoundSetter
    public void setMaxTokens(int maxTokens) {
        this.maxTokens = Math.max(0, maxTokens);
    }

    /** JSON that is sent as it is, in place of a prompt. */
    @CheckForNull
    public String getBody() {
        return body;
    }

    @DataBoundSetter
    public void setBody(@CheckForNull String body) {
        this.body = Util.fixEmptyAndTrim(body);
    }

    /** A regular expression that must be found in the answer. */
    @CheckForNull
    public String getExpected() {
        return expected;
    }

    @DataBoundSetter
    public void setExpected(@CheckForNull String expected) {
        this.expected = Util.fixEmpty(expected);
    }

    /** For how long a model that AWS loads is waited for, for example {@code 10m}. */
    @CheckForNull
    public String getPatience() {
        return patience;
    }

    @DataBoundSetter
    public void setPatience(@CheckForNull String patience) {
        this.patience = Util.fixEmptyAndTrim(patience);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(
                context, parameters(), new ModelQuestion(prompt, format, maxTokens, body, expected, patience));
    }

    private static final class Execution extends ModelExecution {

        private static final long serialVersionUID = 1L;

        private final ModelParameters parameters;
        private final ModelQuestion question;

        Execution(StepContext context, ModelParameters parameters, ModelQuestion question) {
            super(context);
            this.parameters = parameters;
            this.question = question;
        }

        @Override
        void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
            label("Test " + parameters);
            ModelTesting testing = new ModelTesting(build, parameters, question);
            waitWith(testing.run()::cancel);
            whenDone(testing.result(), testing::concluded);
        }
    }

    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {

        @Override
        public String getFunctionName() {
            return "testImportedModel";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.TestImportedModelStep_displayName();
        }

        @RequirePOST
        public ListBoxModel doFillFormatItems(@AncestorInPath Item item) {
            return ModelForm.formats();
        }

        @RequirePOST
        public FormValidation doCheckPatience(@AncestorInPath Item item, @QueryParameter String value) {
            return ModelForm.checkDuration(item, value);
        }
    }
}
