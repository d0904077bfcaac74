package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.ModelQuestion;
import io.jenkins.plugins.bedrock.builds.ModelTesting;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.engine.importing.ModelTestResult;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Asks an imported model the environment's own test, which accepts it there, or a question of the build's own. */
public final class TestImportedModelBuilder extends ModelBuilder {

    private String prompt;
    private String format;
    private int maxTokens;
    private String body;
    private String expected;
    private String patience;

    @DataBoundConstructor
    public TestImportedModelBuilder(@CheckForNull String model, @CheckForNull String environment) {
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
    void promote(@NonNull PromotingBuild build, @NonNull EnvVars env) throws InterruptedException {
        ModelParameters parameters = parameters(env);
        ModelQuestion question = new ModelQuestion(
                env.expand(prompt),
                env.expand(format),
                maxTokens,
                env.expand(body),
                env.expand(expected),
                env.expand(patience));
        ModelTesting testing = BuildCalls.call(
                () -> new ModelTesting(build, parameters, question),
                late -> late.run().cancel());
        ModelTestResult result = BuildCalls.await(testing.result(), testing.run()::cancel);
        BuildCalls.call(() -> testing.concluded(result));
    }

    @Extension
    @Symbol("testImportedModel")
    public static final class DescriptorImpl extends TwinDescriptor {}
}
