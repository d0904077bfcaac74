package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionPath;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.engine.promotion.Source;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerArn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration as one job sees it, at one moment; makes no call. */
public final class JobConfiguration {

    private final String job;
    private final JobSources sources;
    private final VisibleEnvironments environments;
    private final List<FolderLevel> folders;

    private JobConfiguration(String job, List<FolderLevel> folders) {
        BedrockConfiguration controller = BedrockConfiguration.get();
        this.job = job;
        this.folders = folders;
        this.environments = new VisibleEnvironments(controller.getEnvironments(), folders);
        this.sources = new JobSources(controller.getSources());
    }

    /** What counts for a job, wherever in folders it lies. */
    @NonNull
    public static JobConfiguration of(@NonNull Item job) {
        return new JobConfiguration(job.getFullName(), FolderLevel.around(job));
    }

    /**
     * What counted for a job that is gone, so far as its folders are still there: what it was given has to be taken back.
     *
     * @param fullName of the job
     * @param folder the nearest of its folders that is still there; no value for none
     */
    @NonNull
    public static JobConfiguration ofDeleted(@NonNull String fullName, @CheckForNull Item folder) {
        return new JobConfiguration(fullName, folder == null ? List.of() : FolderLevel.upFrom(folder));
    }

    /** The environments that the job may use. */
    @NonNull
    public List<String> environmentNames() {
        return environments.all().stream()
                .filter(this::allows)
                .map(ScopedEnvironment::name)
                .toList();
    }

    /**
     * What the job means by the name of an environment; to know that, nobody must be able to use its role.
     *
     * @throws PromotionRefusedException if the job may not use it
     * @throws IllegalArgumentException if what is configured has a wrong value
     */
    @NonNull
    public EnvironmentId environmentId(@NonNull String environment) {
        return usable(environment).withoutAccess().id();
    }

    /**
     * An environment with all before it, for whoever asks what was accepted where; to know that, nobody must be able to use
     * their roles.
     *
     * @throws PromotionRefusedException if the job may not use it
     * @throws IllegalArgumentException if what is configured has a wrong value
     */
    @NonNull
    public PromotionPath path(@NonNull String environment) {
        ScopedEnvironment target = usable(environment);
        return path(target, target.withoutAccess());
    }

    /**
     * Whether the job may take a model to an environment, for all that sources and folders say; makes no call, and asks for
     * no role.
     *
     * @param model where it lies, for example {@code s3://research-models/support-bot/v7/}
     */
    public boolean opens(@NonNull String model, @NonNull String environment) {
        try {
            ModelUri uri = ModelUri.parse(model);
            ScopedEnvironment target = usable(environment);
            folders.forEach(folder -> folder.requireAllowed(uri));
            sources.opened(uri, target);
            return true;
        } catch (PromotionRefusedException | IllegalArgumentException refused) {
            return false;
        }
    }

    /**
     * How SageMaker is reached to ask where a model lies that is on its way to an environment. Where it turns out to lie
     * has to keep the rules of {@link #promotion} as any place that a person names.
     *
     * @throws PromotionRefusedException if the job may not use the environment, or may take no model there from the
     *     account and Region of the ARN, or if the source there has no role
     * @throws IllegalArgumentException if what is configured has a wrong value
     * @throws io.jenkins.plugins.bedrock.credentials.RoleUnavailableException if the job cannot use the source's role
     */
    @NonNull
    public AccountAccess sageMaker(
            @NonNull AwsRoles roles, @NonNull SageMakerArn model, @NonNull String environment, int build) {
        ModelSource source = sources.lookingAt(
                model, usable(environment), prefix -> folders.stream().allMatch(folder -> folder.opens(prefix)));
        return source.access(roles, SessionName.ofBuild(job, build)).orElseThrow();
    }

    /**
     * A model's promotion to an environment.
     *
     * @param model where it lies, for example {@code s3://research-models/support-bot/v7/}
     * @param modelName what people call it
     * @param build the number of the build
     * @throws PromotionRefusedException if the job may not use the environment, or not take this model there
     * @throws IllegalArgumentException if the URI, or what is configured, has a wrong value
     * @throws io.jenkins.plugins.bedrock.credentials.RoleUnavailableException if the job cannot use a role that is needed
     */
    @NonNull
    public Promotion promotion(
            @NonNull AwsRoles roles,
            @NonNull String model,
            @NonNull String environment,
            @NonNull String modelName,
            int build) {
        ModelUri uri = ModelUri.parse(model);
        ScopedEnvironment target = usable(environment);
        folders.forEach(folder -> folder.requireAllowed(uri));
        ModelSource source = sources.opened(uri, target);
        return promotion(roles, uri, target, source, modelName, build);
    }

    /**
     * The same for taking back what a build was given, which must be possible whatever was limited since: the
     * environment, a source or a folder. Not for what it was not given.
     *
     * @throws PromotionRefusedException if there is no such environment, or no source has the model's bucket
     * @throws IllegalArgumentException if the URI, or what is configured, has a wrong value
     * @throws io.jenkins.plugins.bedrock.credentials.RoleUnavailableException if the job cannot use a role that is needed
     */
    @NonNull
    public Promotion promotionToRevoke(
            @NonNull AwsRoles roles,
            @NonNull String model,
            @NonNull String environment,
            @NonNull String modelName,
            int build) {
        ModelUri uri = ModelUri.parse(model);
        ScopedEnvironment target = known(environment);
        return promotion(roles, uri, target, sources.nearest(uri, target), modelName, build);
    }

    /**
     * An environment without a model on its way there.
     *
     * @throws PromotionRefusedException if the job may not use it
     * @throws IllegalArgumentException if what is configured has a wrong value
     * @throws io.jenkins.plugins.bedrock.credentials.RoleUnavailableException if the job cannot use its role
     */
    @NonNull
    public Environment environment(@NonNull AwsRoles roles, @NonNull String environment, @NonNull SessionName session) {
        ScopedEnvironment target = usable(environment);
        return target.toEngine(target.access(roles, session));
    }

    private Promotion promotion(
            AwsRoles roles, ModelUri model, ScopedEnvironment target, ModelSource source, String modelName, int build) {
        SessionName session = SessionName.ofBuild(job, build);
        source.requireUsable();
        Environment environment = target.toEngine(target.access(roles, session));
        Source from = source.toEngine(environments::resolve, source.access(roles, session));
        return new Promotion(from, path(target, environment), environment, model, modelName, job, build);
    }

    /** The environment with all before it; others do not matter, and a wrong value of theirs does no harm. */
    private PromotionPath path(ScopedEnvironment target, Environment environment) {
        Map<String, Environment> path = new LinkedHashMap<>();
        path.put(target.name(), environment);
        addPredecessors(target, path);
        return UnusableConfigurationException.of(target.label(), () -> new PromotionPath(path.values()));
    }

    /** Only what is seen from where an environment is defined: a folder cannot put one before the controller's. */
    private void addPredecessors(ScopedEnvironment environment, Map<String, Environment> path) {
        for (String name : environment.definition().getPromotesFrom()) {
            environments
                    .find(name)
                    .filter(environment::sees)
                    .filter(predecessor -> !path.containsKey(predecessor.name()))
                    .ifPresent(predecessor -> {
                        path.put(predecessor.name(), predecessor.withoutAccess());
                        addPredecessors(predecessor, path);
                    });
        }
    }

    private ScopedEnvironment known(String name) {
        return environments
                .find(name)
                .orElseThrow(() -> new PromotionRefusedException(
                        "There is no environment '" + name + "' for the job " + job + ". " + usableNames()));
    }

    private ScopedEnvironment usable(String name) {
        ScopedEnvironment found = known(name);
        if (!allows(found)) {
            throw new PromotionRefusedException("The job " + job + " may not use the environment " + name + ": "
                    + limit(found) + ". " + usableNames());
        }
        found.requireUsable();
        return found;
    }

    private boolean allows(ScopedEnvironment environment) {
        return environment.allows(job) && folders.stream().allMatch(folder -> folder.allows(environment));
    }

    private String limit(ScopedEnvironment environment) {
        return folders.stream()
                .filter(folder -> !folder.allows(environment))
                .findFirst()
                .map(folder ->
                        "the folder " + folder.folder() + " lists the environments of its jobs, and not this one")
                .orElse("the environment's own list of jobs does not have this one");
    }

    private String usableNames() {
        List<String> names = environmentNames();
        return names.isEmpty()
                ? "It may use none; an administrator can configure one."
                : "It may use: " + String.join(", ", names) + ".";
    }
}
