package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import java.util.List;
import java.util.Optional;

/** Whether the tokenizer itself is there. */
final class TokenizerFilesCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        Optional<List<String>> files = TokenizerFiles.sets(tokenizerClass(checkpoint)).stream()
                .filter(set -> set.stream().allMatch(checkpoint::has))
                .findFirst();
        files.ifPresentOrElse(
                set -> set.stream()
                        .map(checkpoint.manifest()::object)
                        .flatMap(Optional::stream)
                        .filter(object -> object.size() == 0)
                        .forEach(object -> empty(object, findings)),
                () -> missing(checkpoint, findings));
    }

    private static Optional<String> tokenizerClass(Checkpoint checkpoint) {
        return checkpoint
                .tokenizerConfig()
                .content()
                .map(config -> config.path("tokenizer_class"))
                .map(JsonNode::textValue);
    }

    private static void empty(ModelObject object, Findings findings) {
        findings.add(
                FindingCode.TOKENIZER_EMPTY,
                object.relativeKey(),
                "It has 0 bytes, and the tokenizer is loaded from it.",
                "Upload it again.");
    }

    private static void missing(Checkpoint checkpoint, Findings findings) {
        List<String> parts =
                TokenizerFiles.ALL.stream().filter(checkpoint::has).sorted().toList();
        findings.add(
                FindingCode.TOKENIZER_MISSING,
                "tokenizer.json",
                parts.isEmpty()
                        ? "There is no tokenizer at the root of the prefix."
                        : "Of the tokenizer there is only " + String.join(", ", parts) + ", from which "
                                + tokenizerClass(checkpoint)
                                        .map(name -> "a " + Shown.value(name))
                                        .orElse("it")
                                + " cannot be loaded.",
                MisplacedFile.mend(checkpoint.manifest(), "tokenizer.json")
                        .orElse(
                                "Save the tokenizer with save_pretrained, too, and upload all files that this writes."));
    }
}
