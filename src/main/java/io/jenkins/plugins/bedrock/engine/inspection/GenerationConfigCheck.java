package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.model.ModelFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether {@code generation_config.json}, if there is one, can be used, and ends answers where the family must. */
final class GenerationConfigCheck implements Check {

    private static final String END_TOKENS = "eos_token_id";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        ReadFile<JsonNode> config = checkpoint.generationConfig();
        if (config.is(ReadFile.State.NOT_USABLE)) {
            findings.add(
                    FindingCode.GENERATION_CONFIG_NOT_USABLE,
                    Checkpoint.GENERATION_CONFIG,
                    config.problem(),
                    "Correct it, or write it again with save_pretrained.");
        }
        if (!config.is(ReadFile.State.NOT_PERMITTED)
                && !config.is(ReadFile.State.TOO_LARGE)
                && !config.is(ReadFile.State.POINTER)) {
            checkpoint
                    .family(request.matrix())
                    .map(ModelFamily::endTokens)
                    .ifPresent(expected -> endTokens(config, expected, findings));
        }
    }

    private static void endTokens(ReadFile<JsonNode> config, List<Long> expected, Findings findings) {
        List<Long> missing = new ArrayList<>(expected);
        config.content().ifPresent(content -> missing.removeAll(tokens(content.path(END_TOKENS))));
        if (!missing.isEmpty()) {
            findings.add(
                    FindingCode.END_TOKENS_MISSING,
                    Checkpoint.GENERATION_CONFIG,
                    (config.content().isPresent()
                                    ? "Its eos_token_id does not name "
                                    : "No usable one is there to name ")
                            + numbers(missing) + " as ends of an answer.",
                    "Write \"eos_token_id\": [" + numbers(expected) + "].");
        }
    }

    private static List<Long> tokens(JsonNode ids) {
        List<Long> tokens = new ArrayList<>();
        for (JsonNode id : ids.isArray() ? ids : List.of(ids)) {
            if (id.isIntegralNumber()) {
                tokens.add(id.longValue());
            }
        }
        return tokens;
    }

    private static String numbers(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
