package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModel;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.operation.DeleteImportedModel;
import io.jenkins.plugins.bedrock.engine.operation.InspectModel;
import io.jenkins.plugins.bedrock.engine.operation.LookUp;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.operation.TestImportedModel;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.history.BedrockPermissions;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/** Deletes an imported model for a build. Only what this plugin has imported can be deleted. */
public final class ModelDeletion {

    private final PromotingBuild build;

    public ModelDeletion(@NonNull PromotingBuild build) {
        this.build = build;
    }

    /**
     * The map that {@code deleteImportedModel} returns.
     *
     * @param importedModel name or ARN of the imported model; no value if the model is given by its S3 URI or its ARN in SageMaker
     */
    @NonNull
    public Map<String, Object> run(@NonNull ModelParameters parameters, @CheckForNull String importedModel)
            throws InterruptedException {
        requirePermission();
        Environment environment = build.environment(parameters.getEnvironment());
        String nameOrArn = Util.fixEmptyAndTrim(importedModel);
        if ((nameOrArn == null) == parameters.getModel().isEmpty()) {
            throw new IllegalArgumentException(
                    "Say what is to be deleted in " + environment.name()
                            + ": either the imported model by its name or ARN, or the model by its S3 URI, or its ARN in SageMaker.");
        }
        String which = nameOrArn == null ? imported(parameters) : nameOrArn;
        requireAllowed(environment, which);
        Optional<ImportedModel> deleted = new DeleteImportedModel(build.engine()).run(environment, which);
        build.say(deleted.map(
                        model -> "Deleted the imported model " + model.name() + " from " + environment.name() + ".")
                .orElse("The imported model " + which + " is not in " + environment.name() + ": nothing to delete."));
        return new StepResult()
                .with("environment", parameters.getEnvironment())
                .with("deleted", deleted.isPresent())
                .with("importedModel", deleted.map(ImportedModel::arn))
                .with("importedModelName", deleted.map(ImportedModel::name))
                .map();
    }

    /** Whoever may not take a model to the environment may not take it away from there either. */
    private void requireAllowed(Environment environment, String which) throws InterruptedException {
        new LookUp(build.engine())
                .model(environment, which)
                .ifPresent(found -> build.promotion(
                        new ModelParameters(found.source(), environment.name().value(), null)));
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
}
