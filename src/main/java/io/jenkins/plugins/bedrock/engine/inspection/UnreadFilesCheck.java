package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ProvidedManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What could not be looked at, and what stands in the place of files: so that silence is not taken for consent. */
final class UnreadFilesCheck implements Check {

    private static final String SHARDS = "the headers of the weights, their tensors and sizes";

    private static final String SUMS = "what research says of its files";

    private static final Map<String, String> SAYS = Map.of(
            Checkpoint.CONFIG,
            "architecture, family and limits",
            Checkpoint.GENERATION_CONFIG,
            "the ends of answers",
            Checkpoint.TOKENIZER_CONFIG,
            "the tokenizer's class",
            Checkpoint.CHAT_TEMPLATE,
            "the chat template",
            Checkpoint.INDEX,
            "which tensor lies in which shard",
            ProvidedManifest.NAMES.get(0),
            SUMS,
            ProvidedManifest.NAMES.get(1),
            SUMS);

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        pointers(checkpoint, findings);
        Map<String, ReadFile<?>> unread = unread(checkpoint);
        if (!unread.isEmpty()) {
            findings.add(
                    FindingCode.CONTENT_NOT_READABLE,
                    Shown.some(unread.keySet()),
                    "Not checked: " + notChecked(unread) + ". " + reason(unread),
                    "Allow the reader s3:GetObject on the objects, and kms:Decrypt on their key if they are under one of"
                            + " a customer's, and inspect the model again.");
        }
    }

    private static void pointers(Checkpoint checkpoint, Findings findings) {
        if (!checkpoint.pointers().isEmpty()) {
            findings.add(
                    FindingCode.GIT_LFS_POINTER,
                    Shown.some(checkpoint.pointers()),
                    (checkpoint.pointers().size() == 1 ? "A pointer lies" : "Pointers lie")
                            + " there, not the content.",
                    "Run git lfs pull where the model was cloned, and upload the files again.");
        }
    }

    /** Those that are archived are told as such. */
    private static Map<String, ReadFile<?>> unread(Checkpoint checkpoint) {
        Map<String, ReadFile<?>> files = new LinkedHashMap<>();
        files.put(Checkpoint.CONFIG, checkpoint.config());
        files.put(Checkpoint.GENERATION_CONFIG, checkpoint.generationConfig());
        files.put(Checkpoint.TOKENIZER_CONFIG, checkpoint.tokenizerConfig());
        files.put(Checkpoint.CHAT_TEMPLATE, checkpoint.chatTemplate());
        files.put(Checkpoint.INDEX, checkpoint.index());
        files.putAll(checkpoint.sums());
        checkpoint.loaded().forEach((key, shard) -> files.put(key, shard.header()));
        files.entrySet()
                .removeIf(file -> !file.getValue().is(ReadFile.State.NOT_PERMITTED)
                        || checkpoint
                                .manifest()
                                .object(file.getKey())
                                .flatMap(ModelObject::archive)
                                .isPresent());
        return files;
    }

    private static String notChecked(Map<String, ReadFile<?>> unread) {
        List<String> said = unread.keySet().stream()
                .map(key -> SAYS.getOrDefault(key, SHARDS))
                .distinct()
                .toList();
        return said.stream().collect(Collectors.joining("; "));
    }

    private static String reason(Map<String, ReadFile<?>> unread) {
        return unread.values().iterator().next().problem();
    }
}
