package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;

/** Whether {@code tokenizer_config.json} is there, can be used, and names a tokenizer that can be loaded. */
final class TokenizerConfigCheck implements Check {

    private static final String CLASS = "tokenizer_class";
    private static final String SPECIAL_TOKENS = "extra_special_tokens";

    /** What transformers 5 calls a tokenizer that has no class of its own and is loaded from tokenizer.json. */
    private static final String FAST_OF_5 = "TokenizersBackend";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        ReadFile<JsonNode> config = checkpoint.tokenizerConfig();
        if (config.is(ReadFile.State.MISSING)) {
            findings.add(
                    FindingCode.TOKENIZER_CONFIG_MISSING,
                    Checkpoint.TOKENIZER_CONFIG,
                    "There is no tokenizer_config.json at the root of the prefix.",
                    MisplacedFile.mend(checkpoint.manifest(), Checkpoint.TOKENIZER_CONFIG)
                            .orElse("Save the tokenizer with save_pretrained, too, and upload all files that this"
                                    + " writes."));
        }
        if (config.is(ReadFile.State.NOT_USABLE)) {
            notUsable(
                    config.problem(), "Correct it, or write it again with the tokenizer's save_pretrained.", findings);
        }
        config.content().ifPresent(content -> {
            String orSavedAgain = checkpoint.savedAgain(request.matrix(), "the tokenizer");
            tokenizerClass(content, request.matrix(), orSavedAgain, findings);
            specialTokens(content, orSavedAgain, findings);
        });
    }

    private static void tokenizerClass(JsonNode config, SupportMatrix matrix, String orSavedAgain, Findings findings) {
        JsonNode name = config.path(CLASS);
        if (name.isMissingNode() || name.isNull()) {
            findings.add(
                    FindingCode.TOKENIZER_CLASS_MISSING,
                    Checkpoint.TOKENIZER_CONFIG,
                    "It names no tokenizer_class.",
                    "Write the one of the model that this one was made from, which is one of " + classes(matrix) + ".");
        } else if (!name.isTextual()) {
            notUsable("Its tokenizer_class is not a string.", "Write one of " + classes(matrix) + ".", findings);
        } else if (!matrix.tokenizerClasses().contains(name.textValue())) {
            findings.add(
                    FindingCode.TOKENIZER_CLASS_NOT_SUPPORTED,
                    Checkpoint.TOKENIZER_CONFIG,
                    "Its tokenizer_class is " + Shown.value(name.textValue())
                            + (name.textValue().equals(FAST_OF_5) ? ", which only transformers 5 knows." : "."),
                    name.textValue().equals(FAST_OF_5) ? mendOf5(config, orSavedAgain) : mend(matrix));
        }
    }

    private static String mend(SupportMatrix matrix) {
        return "Use one of " + classes(matrix)
                + "; or have an administrator add this one to the support matrix if AWS takes it by now.";
    }

    private static String mendOf5(JsonNode config, String orSavedAgain) {
        return "Write \"tokenizer_class\": \"PreTrainedTokenizerFast\""
                + (config.has("backend") ? " and remove \"backend\"" : "")
                + ", which loads the same tokenizer.json" + orSavedAgain + ".";
    }

    /** Version 5 writes a list where earlier ones read names and tokens, and fail on a list. */
    private static void specialTokens(JsonNode config, String orSavedAgain, Findings findings) {
        if (config.hasNonNull(SPECIAL_TOKENS) && !config.path(SPECIAL_TOKENS).isObject()) {
            notUsable(
                    "Its extra_special_tokens is no object: transformers 5 writes a list, on which earlier versions fail.",
                    "Call it additional_special_tokens" + orSavedAgain + ".",
                    findings);
        }
    }

    private static void notUsable(String what, String mend, Findings findings) {
        findings.add(FindingCode.TOKENIZER_CONFIG_NOT_USABLE, Checkpoint.TOKENIZER_CONFIG, what, mend);
    }

    private static String classes(SupportMatrix matrix) {
        return String.join(", ", matrix.tokenizerClasses());
    }
}
