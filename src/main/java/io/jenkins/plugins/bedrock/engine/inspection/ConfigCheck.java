package io.jenkins.plugins.bedrock.engine.inspection;

/** Whether {@code config.json} is there and can be used, and the configurations say one thing only. */
final class ConfigCheck implements Check {

    private static final String MEND = "Correct it, or write it again with save_pretrained.";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        checkpoint
                .twice()
                .forEach((file, names) -> findings.add(
                        FindingCode.CONFIG_NAME_TWICE,
                        file,
                        "It has more than one value for " + Shown.some(names) + ", of which the last was checked.",
                        "Remove the values that are not meant."));
        if (checkpoint.config().is(ReadFile.State.MISSING)) {
            findings.add(
                    FindingCode.CONFIG_MISSING,
                    Checkpoint.CONFIG,
                    "There is no config.json at the root of the prefix.",
                    MisplacedFile.mend(checkpoint.manifest(), Checkpoint.CONFIG)
                            .orElse("Save the model with save_pretrained, and upload all files that this writes."));
        }
        if (checkpoint.config().is(ReadFile.State.NOT_USABLE)) {
            findings.add(
                    FindingCode.CONFIG_NOT_USABLE,
                    Checkpoint.CONFIG,
                    checkpoint.config().problem(),
                    MEND);
        }
        checkpoint
                .config()
                .content()
                .ifPresent(config -> config.unusable()
                        .values()
                        .forEach(problem ->
                                findings.add(FindingCode.CONFIG_NOT_USABLE, Checkpoint.CONFIG, problem, MEND)));
    }
}
