package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What inspections find in the small files of a checkpoint. A test may put the configuration of a family beside the
 * tiny Llama's weights: that these do not belong together is not looked at.
 */
final class FilesScene implements AutoCloseable {

    private static final Set<FindingCode> OF_FILES = ofFiles();

    final InspectionScene model = new InspectionScene();

    FilesScene with(Consumer<InspectionScene> change) {
        change.accept(model);
        return this;
    }

    /** Writes config.json anew; {@code '} stands for {@code "}. */
    FilesScene config(String json) {
        return file(Checkpoint.CONFIG, json);
    }

    FilesScene file(String key, String json) {
        model.put(key, json.replace('\'', '"'));
        return this;
    }

    FilesScene without(String... keys) {
        model.remove(keys);
        return this;
    }

    List<Finding> findings() {
        return model.inspect().findings().stream()
                .filter(finding -> OF_FILES.contains(finding.code()))
                .toList();
    }

    List<FindingCode> codes() {
        return findings().stream().map(Finding::code).toList();
    }

    /** The one finding of this kind. */
    Finding only(FindingCode code) {
        List<Finding> found =
                findings().stream().filter(finding -> finding.code() == code).toList();
        if (found.size() != 1) {
            throw new AssertionError("Not one " + code + ", but " + found);
        }
        return found.get(0);
    }

    @Override
    public void close() {
        model.close();
    }

    private static Set<FindingCode> ofFiles() {
        Map<FindingCode, Mutation> mutations = new EnumMap<>(FindingCode.class);
        ConfigMutations.addTo(mutations);
        TokenizerMutations.addTo(mutations);
        return mutations.keySet();
    }
}
