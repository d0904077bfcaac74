package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import io.jenkins.plugins.bedrock.builds.ControllerEngine;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.config.JobConfiguration;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.model.Upload;
import io.jenkins.plugins.bedrock.engine.operation.FindUploads;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionPath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for models that a job may take to an environment, new or not. */
final class NewModelSearch {

    /** AWS shows it in the name of the session; builds begin with 1. */
    private static final int NO_BUILD = 0;

    private final Job<?, ?> job;
    private final NewModelTrigger trigger;
    private final JobConfiguration configuration;

    NewModelSearch(@NonNull Job<?, ?> job, @NonNull NewModelTrigger trigger) {
        this.job = job;
        this.trigger = trigger;
        this.configuration = JobConfiguration.of(job);
    }

    /**
     * All that are there. Where the environment takes models straight from their source AWS is asked, otherwise the ledger.
     *
     * @throws io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException if the job may not take models from
     *     there
     * @throws IllegalArgumentException if what is configured has a wrong value
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if AWS refuses, or does not answer
     */
    @NonNull
    List<FoundModel> run() throws InterruptedException {
        PromotionPath path = path();
        Environment target = target(path);
        return path.predecessors(target).isEmpty() ? uploaded() : accepted(path, target);
    }

    /** Why nothing is started at the moment whatever there is; no value if something may be. */
    @NonNull
    Optional<String> hold() {
        return target(path()).entry().hold();
    }

    /**
     * What is watched: what was seen elsewhere says nothing of it, nor what was seen while the environment was another one
     * under the same name, or came after others.
     */
    @NonNull
    String watched() {
        PromotionPath path = path();
        Environment target = target(path);
        Stream<String> predecessors = path.predecessors(target).stream()
                .map(predecessor -> predecessor.id().toString())
                .sorted();
        return trigger.getEnvironment()
                + " " + target.id()
                + " " + predecessors.toList()
                + " " + Objects.requireNonNullElse(trigger.getPrefix(), "");
    }

    private PromotionPath path() {
        return configuration.path(trigger.getEnvironment());
    }

    private Environment target(PromotionPath path) {
        return path.environment(new EnvironmentName(trigger.getEnvironment()));
    }

    private List<FoundModel> uploaded() throws InterruptedException {
        String prefix = trigger.getPrefix();
        if (prefix == null) {
            throw new IllegalArgumentException(Messages.NewModelSearch_NoPrefix(trigger.getEnvironment()));
        }
        String name = new ModelParameters(prefix, trigger.getEnvironment(), null).getName();
        Promotion watched = configuration.promotion(AwsRoles.of(job), prefix, trigger.getEnvironment(), name, NO_BUILD);
        return new FindUploads(ControllerEngine.get().engine())
                .run(watched).stream()
                        .filter(Upload::complete)
                        .map(FoundModel::uploaded)
                        .toList();
    }

    private List<FoundModel> accepted(PromotionPath path, Environment target) {
        return new AcceptedBefore(path, target)
                .models(model -> isWatched(model) && configuration.opens(model, trigger.getEnvironment()));
    }

    private boolean isWatched(String model) {
        String prefix = trigger.getPrefix();
        return prefix == null || model.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
    }
}
