package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.operation.InspectModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at a model for a build: what there is, and what it is. */
public final class ModelInspection {

    private final PromotingBuild build;

    public ModelInspection(@NonNull PromotingBuild build) {
        this.build = build;
    }

    /** The map that {@code inspectModel} returns. */
    @NonNull
    public Map<String, Object> run(@NonNull ModelParameters asked) throws InterruptedException {
        ModelParameters parameters = build.located(asked);
        ModelIdentity model = new InspectModel(build.engine()).identify(build.promotion(parameters));
        ModelManifest manifest = model.manifest();
        build.say("Model " + model.uri() + ": " + manifest.objects().size() + " objects, " + manifest.totalSize()
                + " bytes, digest " + model.digest() + " (" + model.digest().strength() + " evidence)");
        List<String> warnings = warnings(manifest);
        warnings.forEach(warning -> build.say("Warning: " + warning));
        return StepResult.of(parameters)
                .with("digest", model.digest().toString())
                .with("digestStrength", model.digest().strength().name())
                .with("seal", model.seal().hash())
                .with("objects", manifest.objects().size())
                .with("bytes", manifest.totalSize())
                .with("keys", manifest.customerKeys())
                .with("warnings", warnings)
                .map();
    }

    private static List<String> warnings(ModelManifest manifest) {
        List<String> warnings = new ArrayList<>();
        if (manifest.objects().stream().anyMatch(object -> object.versionId().isEmpty())) {
            warnings.add("The bucket " + manifest.uri().bucket() + " keeps no versions: what was imported cannot be"
                    + " brought back once an object is replaced. Have its owners turn versioning on.");
        }
        return warnings;
    }
}
