package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bedrock.config.JobConfiguration;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.operation.Engine;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;

/** A build that promotes models: what it may do, what it remembers, and where it tells people. */
public final class PromotingBuild {

    private final Run<?, ?> run;
    private final TaskListener listener;

    public PromotingBuild(@NonNull Run<?, ?> run, @NonNull TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    @NonNull
    public Run<?, ?> run() {
        return run;
    }

    @NonNull
    public TaskListener listener() {
        return listener;
    }

    @NonNull
    public Engine engine() {
        return ControllerEngine.get().engine();
    }

    /** What the build has done with models so far. */
    @NonNull
    public BuildMemory memory() {
        return BuildMemory.of(run);
    }

    /**
     * What is asked for, with the place of the model in S3 where it was named by an ARN of SageMaker. That is asked once
     * for a build, so that the same ARN means the same place to its end.
     *
     * @throws io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException if SageMaker is not to be asked
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if no import could read what the ARN stands for
     */
    @NonNull
    public ModelParameters located(@NonNull ModelParameters asked) throws InterruptedException {
        return new ModelLocation(this).of(asked);
    }

    /**
     * The same for taking access back, where only what this build has asked before is known.
     *
     * @throws IllegalArgumentException if the build has not asked for the ARN before
     */
    @NonNull
    ModelParameters locatedBefore(@NonNull ModelParameters asked) throws InterruptedException {
        return new ModelLocation(this).known(asked);
    }

    /** The promotion that is asked for, as the configuration and the credentials of the moment have it. */
    @NonNull
    public Promotion promotion(@NonNull ModelParameters asked) {
        Promotion promotion = JobConfiguration.of(run.getParent())
                .promotion(
                        AwsRoles.of(run), asked.getModel(), asked.getEnvironment(), asked.getName(), run.getNumber());
        return asked.version().map(promotion::ofVersion).orElse(promotion);
    }

    /** The same for taking access back, which must be possible whatever the configuration allows by now. */
    @NonNull
    public Promotion promotionToRevoke(@NonNull ModelParameters asked) {
        return JobConfiguration.of(run.getParent())
                .promotionToRevoke(
                        AwsRoles.of(run), asked.getModel(), asked.getEnvironment(), asked.getName(), run.getNumber());
    }

    /** An environment, where no model is given. */
    @NonNull
    public Environment environment(@NonNull String name) {
        return JobConfiguration.of(run.getParent())
                .environment(
                        AwsRoles.of(run),
                        name,
                        SessionName.ofBuild(run.getParent().getFullName(), run.getNumber()));
    }

    /** How the engine's leases name a part of the build. */
    @NonNull
    String holder(@NonNull String part) {
        return AccessHolder.name(run.getParent().getFullName(), run.getNumber(), part);
    }

    /** A line in the build's log that leads elsewhere. */
    void link(@NonNull String what, @NonNull String url) {
        print(what + ": " + HyperlinkNote.encodeTo(url, url));
    }

    /** A line in the build's log. */
    public void say(@NonNull String line) {
        print(PlainText.of(line));
    }

    private void print(String line) {
        listener.getLogger().println("[bedrock] " + line);
    }
}
