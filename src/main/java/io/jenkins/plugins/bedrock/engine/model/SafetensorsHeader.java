package io.jenkins.plugins.bedrock.engine.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a safetensors file: what tensors the file holds, and where.
 *
 * <p>The format (README of the safetensors project): 8 bytes with the length of the header as an unsigned little-endian
 * number, the header as JSON, then all tensors without a gap.
 *
 * @param length of the JSON, in bytes
 * @param tensors by offset; without hole or overlap
 * @param metadata no value if there is none
 */
public record SafetensorsHeader(long length, List<Tensor> tensors, Optional<HeaderMetadata> metadata) {

    /** How many bytes hold the header's length. */
    public static final int LENGTH_BYTES = Long.BYTES;

    /** Of the header, in bytes: the reference implementation's limit. */
    public static final int LARGEST = 100_000_000;

    public SafetensorsHeader {
        tensors = List.copyOf(tensors.stream()
                .sorted(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end))
                .toList());
        requireContiguous(tensors);
    }

    /**
     * Reads how long the header is.
     *
     * @param start of the file, 8 bytes at least if it has them
     * @param fileSize of the whole file, in bytes
     * @return the length of the JSON that follows those 8 bytes
     * @throws SafetensorsProblem if there cannot be such a header in such a file
     */
    public static int length(byte[] start, long fileSize) {
        require(
                fileSize >= LENGTH_BYTES && start.length >= LENGTH_BYTES,
                SafetensorsRule.FILE_HAS_A_HEADER_LENGTH,
                "the file has " + Math.min(fileSize, start.length) + " bytes, which is not even a header's length");
        long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
        require(
                length >= 0 && length <= LARGEST,
                SafetensorsRule.HEADER_AT_MOST_100_MB,
                "it would have " + Long.toUnsignedString(length) + " bytes, but has " + LARGEST + " at most");
        require(
                LENGTH_BYTES + length <= fileSize,
                SafetensorsRule.HEADER_WITHIN_FILE,
                "it would have " + length + " bytes, but the whole file has " + fileSize);
        return (int) length;
    }

    /**
     * Reads a header.
     *
     * @param start of the file: the length and the whole header, at least
     * @param fileSize of the whole file, in bytes
     * @throws SafetensorsProblem naming the rule of the format that is broken
     * @throws HeaderTooLargeException if it has far more in it than anybody writes
     */
    public static SafetensorsHeader parse(byte[] start, long fileSize) {
        int length = length(start, fileSize);
        require(
                start.length - LENGTH_BYTES >= length,
                SafetensorsRule.HEADER_WITHIN_FILE,
                "it has " + length + " bytes, of which only " + (start.length - LENGTH_BYTES) + " are there");
        SafetensorsHeader header = HeaderJson.parse(text(start, length), length);
        header.requireFilled(fileSize);
        return header;
    }

    /** The names of tensors that were left out because they are another one of the file. */
    public Map<String, String> aliases() {
        return metadata.map(HeaderMetadata::aliases).orElse(Map.of());
    }

    /** How many bytes the tensors take. */
    public long dataSize() {
        return tensors.isEmpty() ? 0 : tensors.get(tensors.size() - 1).end();
    }

    private static String text(byte[] start, int length) {
        require(
                length > 0 && start[LENGTH_BYTES] == '{',
                SafetensorsRule.HEADER_IS_ONE_OBJECT,
                "it does not begin with {");
        int last = LENGTH_BYTES + length - 1;
        while (start[last] == ' ') {
            last--;
        }
        require(start[last] == '}', SafetensorsRule.HEADER_IS_ONE_OBJECT, "it does not end with }, or spaces after it");
        try {
            return StrictJson.decode(start, LENGTH_BYTES, last + 1 - LENGTH_BYTES);
        } catch (CharacterCodingException e) {
            throw new SafetensorsProblem(SafetensorsRule.HEADER_IS_UTF8, "it is not UTF-8", e);
        }
    }

    private static void requireContiguous(List<Tensor> tensors) {
        long end = 0;
        for (Tensor tensor : tensors) {
            require(
                    tensor.begin() == end,
                    SafetensorsRule.TENSORS_ARE_CONTIGUOUS,
                    "the tensor '" + tensor.name() + "' begins at byte " + tensor.begin()
                            + (tensor.begin() < end ? ", inside of the one before it" : ", after a hole")
                            + ", instead of " + end);
            end = tensor.end();
        }
    }

    private void requireFilled(long fileSize) {
        long data = fileSize - LENGTH_BYTES - length;
        require(
                dataSize() == data,
                SafetensorsRule.TENSORS_FILL_THE_FILE,
                "its tensors take " + dataSize() + " bytes, but " + data
                        + " follow the header: the file was cut off, or something was appended");
    }

    private static void require(boolean kept, SafetensorsRule rule, String detail) {
        if (!kept) {
            throw new SafetensorsProblem(rule, detail);
        }
    }
}
