package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ProvidedManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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

    /** Without these nothing can be said about a model. */
    private static final Set<String> NEEDED =
            Set.of(Checkpoint.CONFIG, Checkpoint.INDEX, ProvidedManifest.NAMES.get(0), ProvidedManifest.NAMES.get(1));

    private static final String ALLOW =
            "Allow the reader s3:GetObject on the objects, and kms:Decrypt on their key if they are under one of a"
                    + " customer's, and inspect the model again.";

    private static final String REPLACE =
            "See that it is what its name says, and upload the one that belongs to the model.";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        pointers(checkpoint, findings);
        Map<String, ReadFile<?>> unread = unread(checkpoint);
        Map<String, ReadFile<?>> needed = new LinkedHashMap<>(unread);
        needed.keySet().removeIf(key -> !NEEDED.contains(key) && SAYS.containsKey(key));
        unread.keySet().removeAll(needed.keySet());
        told(FindingCode.MODEL_NOT_CHECKED, needed, ReadFile.State.NOT_PERMITTED, ALLOW, findings);
        told(FindingCode.CONTENT_NOT_READABLE, unread, ReadFile.State.NOT_PERMITTED, ALLOW, findings);
        ProvidedManifest.NAMES.stream()
                .filter(needed::containsKey)
                .forEach(name -> unread.put(name, needed.remove(name)));
        told(FindingCode.MODEL_NOT_CHECKED, needed, ReadFile.State.TOO_LARGE, REPLACE, findings);
        told(FindingCode.FILE_TOO_LARGE_TO_READ, unread, ReadFile.State.TOO_LARGE, REPLACE, findings);
    }

    private static void told(
            FindingCode code, Map<String, ReadFile<?>> files, ReadFile.State state, String mend, Findings findings) {
        Map<String, ReadFile<?>> unread = new LinkedHashMap<>(files);
        unread.values().removeIf(file -> !file.is(state));
        if (!unread.isEmpty()) {
            findings.add(
                    code,
                    Shown.some(unread.keySet()),
                    "Not checked: " + notChecked(unread) + ". " + reason(unread),
                    mend);
        }
    }

    private static void pointers(Checkpoint checkpoint, Findings findings) {
        SortedSet<String> pointers = new TreeSet<>(checkpoint.pointers());
        pointers.removeIf(key -> !isLoaded(checkpoint, key));
        if (!pointers.isEmpty()) {
            findings.add(
                    FindingCode.GIT_LFS_POINTER,
                    Shown.some(pointers),
                    (pointers.size() == 1 ? "A pointer lies" : "Pointers lie") + " there, not the content.",
                    "Run git lfs pull where the model was cloned, and upload the files again.");
        }
    }

    /** What an import does not read does it no harm. */
    private static boolean isLoaded(Checkpoint checkpoint, String key) {
        return !ProvidedManifest.NAMES.contains(key)
                && (!WeightFile.isShard(key) || checkpoint.loaded().containsKey(key));
    }

    /** Those that are archived are told as such. */
    private static Map<String, ReadFile<?>> unread(Checkpoint checkpoint) {
        Map<String, ReadFile<?>> files = new LinkedHashMap<>();
        files.put(Checkpoint.CONFIG, checkpoint.config());
        files.put(Checkpoint.GENERATION_CONFIG, checkpoint.generationConfig());
        files.put(Checkpoint.TOKENIZER_CONFIG, checkpoint.tokenizerConfig());
        files.put(Checkpoint.CHAT_TEMPLATE, checkpoint.chatTemplate());
        if (!checkpoint.loaded().keySet().equals(Set.of(WeightFile.SINGLE))) {
            files.put(Checkpoint.INDEX, checkpoint.index());
        }
        files.putAll(checkpoint.sums());
        checkpoint.loaded().forEach((key, shard) -> files.put(key, shard.header()));
        files.entrySet()
                .removeIf(file -> checkpoint
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
