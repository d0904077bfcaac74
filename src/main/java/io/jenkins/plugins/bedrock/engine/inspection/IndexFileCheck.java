package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.IndexMetadata;
import io.jenkins.plugins.bedrock.engine.model.SafetensorsHeader;
import io.jenkins.plugins.bedrock.engine.model.ShardIndex;
import io.jenkins.plugins.bedrock.engine.model.Tensor;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Looks at the index itself: that it is there if it must be, can be read, and says of the whole what is so. */
final class IndexFileCheck implements Check {

    private static final String WHERE = Checkpoint.INDEX;

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        if (checkpoint.shards().isEmpty()) {
            return;
        }
        ReadFile<ShardIndex> file = checkpoint.index();
        if (file.is(ReadFile.State.MISSING) && checkpoint.loaded().size() > 1) {
            findings.add(
                    FindingCode.INDEX_MISSING,
                    WHERE,
                    "There are " + checkpoint.shards().size() + " shards ("
                            + Shown.some(checkpoint.shards().keySet()) + "), but no index of them.",
                    "Upload " + WHERE + ", which save_pretrained writes beside the shards.");
        } else if (file.is(ReadFile.State.NOT_USABLE)) {
            findings.add(
                    FindingCode.INDEX_NOT_USABLE,
                    WHERE,
                    file.problem(),
                    "Write the model again with save_pretrained, or upload the index again.");
        }
        lookAtNames(checkpoint, findings);
        file.content()
                .filter(index -> !checkpoint.weights().indexLeftOver())
                .ifPresent(index -> lookAtMetadata(checkpoint, index, findings));
    }

    /** Without an index the library looks for one file, of one name. */
    private static void lookAtNames(Checkpoint checkpoint, Findings findings) {
        if (!checkpoint.index().is(ReadFile.State.MISSING)
                || checkpoint.loaded().size() != 1) {
            return;
        }
        String file = checkpoint.loaded().firstKey();
        if (WeightFile.isOfSeveral(file)) {
            findings.add(
                    FindingCode.INDEX_MISSING,
                    WHERE,
                    "The only file of weights is " + Shown.value(file)
                            + ", whose name says that there are more, and there is no index of them.",
                    "Upload all shards, and " + WHERE + ", which save_pretrained writes beside them.");
        } else if (!file.equals(WeightFile.SINGLE)) {
            findings.add(
                    FindingCode.WEIGHTS_NAME_DIFFERS,
                    file,
                    "The only file of weights is called so, and there is no index that names it: the library looks for "
                            + WeightFile.SINGLE + ".",
                    "Rename it to " + WeightFile.SINGLE + ".");
        }
    }

    private static void lookAtMetadata(Checkpoint checkpoint, ShardIndex index, Findings findings) {
        if (index.metadata().isEmpty()) {
            findings.add(
                    FindingCode.INDEX_WITHOUT_METADATA,
                    WHERE,
                    "The index has a weight_map, but no metadata.",
                    "Add \"metadata\": {} at its root.");
            return;
        }
        IndexMetadata metadata = index.metadata().get();
        if (!metadata.others().isEmpty()) {
            findings.add(
                    FindingCode.INDEX_METADATA_EXTRA,
                    WHERE,
                    "The metadata of the index have more than total_size: " + Shown.some(metadata.others()) + ".",
                    "Remove from them: " + Shown.some(metadata.others()) + ".");
        }
        OptionalLong size = size(checkpoint, index);
        if (metadata.totalSize().isPresent() && size.isPresent()) {
            compare(metadata.totalSize().getAsDouble(), size.getAsLong(), findings);
        }
    }

    private static void compare(double said, long size, Findings findings) {
        if (Double.compare(said, size) != 0) {
            findings.add(
                    FindingCode.INDEX_TOTAL_SIZE_DIFFERS,
                    WHERE,
                    "The index says that all tensors take "
                            + (Double.isNaN(said)
                                    ? "something that is no number"
                                    : String.format(Locale.ROOT, "%.0f", said))
                            + ", but they take " + size + " bytes.",
                    "If some tensors are tied, and were counted twice, this does no harm; else make sure that all shards"
                            + " are of the same save, then set total_size to " + size + ".");
        }
    }

    /** Of all tensors that the index names; no value if not each of them was seen. */
    private static OptionalLong size(Checkpoint checkpoint, ShardIndex index) {
        Map<String, SafetensorsHeader> headers = checkpoint.headers();
        long size = 0;
        long seen = 0;
        for (Map.Entry<String, SafetensorsHeader> header : headers.entrySet()) {
            for (Tensor tensor : header.getValue().tensors()) {
                if (header.getKey().equals(index.shards().get(tensor.name()))) {
                    size += tensor.size();
                    seen++;
                }
            }
        }
        return seen == index.shards().size() ? OptionalLong.of(size) : OptionalLong.empty();
    }
}
