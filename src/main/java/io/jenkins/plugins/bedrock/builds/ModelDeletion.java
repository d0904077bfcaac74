package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.bedrock.credentials.RoleUnavailableException;
import io.jenkins.plugins.bedrock.engine.importing.OurModel;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.operation.DeleteImportedModels;
import io.jenkins.plugins.bedrock.engine.operation.DeletionCandidate;
import io.jenkins.plugins.bedrock.engine.operation.DeletionChoice;
import io.jenkins.plugins.bedrock.engine.operation.InspectModel;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.operation.TestImportedModel;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.history.BedrockPermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;

/**
 * Deletes imported models for a build. Only what this plugin has imported can be deleted, and nothing that is in use.
 *
 * <p>What a build may not take to an environment, it may not take away from there either.
 */
public final class ModelDeletion {

    private final PromotingBuild build;

    public ModelDeletion(@NonNull PromotingBuild build) {
        this.build = build;
    }

    /** Whether it is not known yet, after a start of Jenkins, which builds run and what they need. */
    public static boolean isTooEarly() {
        return !LeaseKeeper.isComplete();
    }

    /**
     * The map that {@code deleteImportedModel} returns.
     *
     * @param wanted what is deleted; if it says nothing, the model that was imported from where the parameters say
     * @throws PromotionRefusedException if a model that was named is in use
     */
    @NonNull
    public Map<String, Object> run(@NonNull ModelParameters parameters, @NonNull DeletionParameters wanted)
            throws InterruptedException {
        requirePermission();
        Environment environment = build.environment(parameters.getEnvironment());
        Optional<DeletionChoice> said = wanted.choice(parameters);
        DeletionChoice choice = said.isPresent() ? said.get() : new DeletionChoice.One(imported(parameters));
        DeleteImportedModels operation = new DeleteImportedModels(build.engine(), new Uses(environment));
        List<DeletionCandidate> found = operation.look(environment, choice, wanted.isForced());
        DeletionRun run = new DeletionRun(build, environment, operation, choice, wanted.isForced());
        if (found.isEmpty()) {
            run.nothingThere(wanted.isDryRun());
        }
        for (DeletionCandidate candidate : found) {
            if (wanted.isDryRun()) {
                run.wouldDelete(candidate);
            } else {
                run.delete(candidate);
            }
        }
        run.requireAllDone();
        return run.result();
    }

    private String imported(ModelParameters parameters) throws InterruptedException {
        Promotion promotion = build.promotion(build.located(parameters));
        ModelDigest digest =
                new InspectModel(build.engine()).identify(promotion).digest();
        return new TestImportedModel(build.engine()).imported(promotion, digest).modelArn();
    }

    /** Builds run as SYSTEM, who may, unless the administrator has given them another identity. */
    private void requirePermission() {
        Job<?, ?> job = build.run().getParent();
        if (job instanceof Queue.Task task) {
            Authentication as = Tasks.getAuthenticationOf2(task);
            if (!job.getACL().hasPermission2(as, BedrockPermissions.DELETE)) {
                throw new AccessDeniedException3(as, BedrockPermissions.DELETE);
            }
        }
    }

    /** What only Jenkins knows of an imported model. */
    private final class Uses implements DeleteImportedModels.Guard {

        private final Environment environment;

        private Uses(Environment environment) {
            this.environment = environment;
        }

        @Override
        public Optional<String> because(OurModel model, String source) {
            Set<String> names = new HashSet<>(List.of(environment.name().value(), model.environment()));
            return new RunningPromotions(build.run())
                    .of(names, model.digest())
                    .map(run -> run.getParent().getFullName() + " #" + run.getNumber() + " promotes it just now")
                    .or(() -> notAllowed(source));
        }

        /** What cannot be told of one model's source keeps that model, and not the others. */
        private Optional<String> notAllowed(String source) {
            try {
                promotion(source);
                return Optional.empty();
            } catch (PromotionRefusedException | RoleUnavailableException | IllegalArgumentException refusal) {
                return Optional.of(refusal.getMessage());
            }
        }

        @Override
        public Optional<String> sourceOf(String uri) {
            try {
                return Optional.of(promotion(uri).source().name());
            } catch (PromotionRefusedException | RoleUnavailableException | IllegalArgumentException notKnown) {
                return Optional.empty();
            }
        }

        private Promotion promotion(String source) {
            return build.promotion(
                    new ModelParameters(source, environment.name().value(), null));
        }
    }
}
