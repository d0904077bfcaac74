package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.SafetensorsRule;

/** Tells of each loaded shard whose header breaks a rule of the format, or is too large to be read. */
final class ShardHeadersCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        checkpoint.loaded().forEach((shard, reading) -> {
            if (reading.broken().isPresent()) {
                findings.add(
                        code(reading.broken().get()),
                        shard,
                        "The header cannot be used: " + reading.header().problem() + ".",
                        "Upload the file again; if that does not help, write it again with save_pretrained.");
            } else if (reading.header().is(ReadFile.State.NOT_USABLE)) {
                findings.add(
                        FindingCode.HEADER_TOO_LARGE,
                        shard,
                        reading.header().problem(),
                        "Write the model again with save_pretrained, in shards of some gigabytes.");
            }
        });
    }

    private static FindingCode code(SafetensorsRule rule) {
        return switch (rule) {
            case FILE_HAS_A_HEADER_LENGTH -> FindingCode.HEADER_LENGTH_MISSING;
            case HEADER_AT_MOST_100_MB -> FindingCode.HEADER_OVER_100_MB;
            case HEADER_WITHIN_FILE -> FindingCode.HEADER_CUT_OFF;
            case HEADER_IS_ONE_OBJECT -> FindingCode.HEADER_NOT_ONE_OBJECT;
            case HEADER_IS_UTF8 -> FindingCode.HEADER_NOT_UTF8;
            case HEADER_IS_JSON -> FindingCode.HEADER_NOT_JSON;
            case NAMES_ARE_UNIQUE -> FindingCode.HEADER_NAME_TWICE;
            case METADATA_ARE_STRINGS -> FindingCode.HEADER_METADATA_NOT_STRINGS;
            case TENSOR_IS_COMPLETE -> FindingCode.HEADER_TENSOR_INCOMPLETE;
            case DTYPE_IS_KNOWN -> FindingCode.HEADER_DTYPE_UNKNOWN;
            case SIZE_IS_COMPUTABLE -> FindingCode.HEADER_SIZE_OVERFLOWS;
            case OFFSETS_MATCH_SIZE -> FindingCode.HEADER_OFFSETS_DIFFER;
            case TENSORS_ARE_CONTIGUOUS -> FindingCode.HEADER_HOLE_OR_OVERLAP;
            case TENSORS_FILL_THE_FILE -> FindingCode.HEADER_FILE_NOT_FILLED;
        };
    }
}
