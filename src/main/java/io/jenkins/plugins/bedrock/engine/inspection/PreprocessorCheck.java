package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelFamily;

/** Whether images can be made ready for a model that takes them. */
final class PreprocessorCheck implements Check {

    private static final String FILE = "preprocessor_config.json";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        if (checkpoint
                        .family(request.matrix())
                        .filter(ModelFamily::preprocessor)
                        .isPresent()
                && !checkpoint.has(FILE)) {
            findings.add(
                    FindingCode.PREPROCESSOR_CONFIG_MISSING,
                    FILE,
                    "There is no preprocessor_config.json at the root of the prefix.",
                    MisplacedFile.mend(checkpoint.manifest(), FILE)
                            .orElse("Save the processor with save_pretrained, too, or copy the file of the model that"
                                    + " this one was made from."));
        }
    }
}
