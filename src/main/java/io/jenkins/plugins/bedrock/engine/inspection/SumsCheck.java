package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ProvidedManifest;
import java.util.List;
import java.util.SortedMap;

/** Compares what research says of its files, in {@code SHA256SUMS}, with what lies there. */
final class SumsCheck implements Check {

    private static final String UPLOAD =
            "Upload the model again from the directory in which the file was made, or write the file anew there:"
                    + " sha256sum -- * > SHA256SUMS.";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        checkpoint.sums().forEach((name, file) -> {
            file.content().ifPresent(sums -> compare(name, sums, checkpoint, findings));
            if (file.is(ReadFile.State.NOT_USABLE)) {
                findings.add(FindingCode.SHA256SUMS_NOT_USABLE, name, file.problem(), UPLOAD);
            }
            if (file.is(ReadFile.State.POINTER)) {
                findings.add(
                        FindingCode.SHA256SUMS_NOT_USABLE,
                        name,
                        "A pointer of Git LFS lies there, not the content.",
                        UPLOAD);
            }
        });
    }

    private static void compare(String name, ProvidedManifest file, Checkpoint checkpoint, Findings findings) {
        SortedMap<String, String> sums = file.without(name);
        List<String> missing = sums.keySet().stream()
                .filter(key -> !checkpoint.has(key) && !isHidden(key))
                .toList();
        if (sums.keySet().stream().noneMatch(checkpoint::has)) {
            findings.add(
                    FindingCode.SHA256SUMS_NOT_USABLE,
                    name,
                    sums.isEmpty()
                            ? "It names itself only."
                            : "None of the files that it names lies here: " + Shown.some(sums.keySet()) + ".",
                    "Write it in the directory whose files lie here: sha256sum -- * > SHA256SUMS.");
            return;
        }
        if (!missing.isEmpty()) {
            findings.add(
                    FindingCode.SHA256SUMS_FILE_MISSING,
                    name,
                    "Of the files that it names, " + missing.size() + " do not lie here: " + Shown.some(missing) + ".",
                    "Upload what is missing. " + UPLOAD);
        }
        differences(sums, checkpoint, findings);
        List<String> unnamed = checkpoint.shards().keySet().stream()
                .filter(shard -> !sums.containsKey(shard))
                .toList();
        if (!unnamed.isEmpty()) {
            findings.add(
                    FindingCode.SHA256SUMS_INCOMPLETE,
                    name,
                    "It names " + sums.size() + " files, but not these weights: " + Shown.some(unnamed) + ".",
                    "See that they belong to the model. " + UPLOAD);
        }
    }

    /** What tools keep in a directory, such as {@code .git/config}, is no part of the model, and seldom uploaded. */
    private static boolean isHidden(String key) {
        return key.startsWith(".") || key.contains("/.");
    }

    private static void differences(SortedMap<String, String> sums, Checkpoint checkpoint, Findings findings) {
        for (ModelObject object : checkpoint.manifest().objects()) {
            String said = sums.get(object.relativeKey());
            object.evidence()
                    .sha256()
                    .filter(seen -> said != null && !seen.equals(said))
                    .ifPresent(seen -> findings.add(
                            FindingCode.CONTENT_DIFFERS,
                            object.relativeKey(),
                            "Its content has the SHA-256 " + seen + ", but research says " + said + ".",
                            "Find out which of both is meant. " + UPLOAD));
        }
    }
}
