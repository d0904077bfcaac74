package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds a file that should lie at the root of the prefix in the folders below it. */
final class MisplacedFile {

    private MisplacedFile() {}

    /** What to do about it, a whole sentence; no value if it lies in no folder either. */
    static Optional<String> mend(ModelManifest manifest, String name) {
        List<String> folders = manifest.objects().stream()
                .map(ModelObject::relativeKey)
                .filter(key -> key.endsWith("/" + name))
                .map(key -> key.substring(0, key.length() - name.length()))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        return folders.stream()
                .findFirst()
                .map(folder -> "One lies in "
                        + Shown.some(folders) + ": give " + Shown.value(manifest.uri() + folder)
                        + " as the model if all its files lie there, or copy them to the root of the prefix.");
    }
}
