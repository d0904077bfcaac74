package io.jenkins.plugins.bedrock.engine.model;

/**
 * The rules of the safetensors format that a header can break (the format's README, and the errors of its reference
 * implementation, {@code SafeTensorError}).
 */
public enum SafetensorsRule {
    /** A file begins with 8 bytes that hold the length of the header. */
    FILE_HAS_A_HEADER_LENGTH,
    /** A header has 100,000,000 bytes at most. */
    HEADER_AT_MOST_100_MB,
    /** The file is as long as its header, at least; all of it must be there. */
    HEADER_WITHIN_FILE,
    /** The header begins with a curly bracket, and only spaces may follow the last one. */
    HEADER_IS_ONE_OBJECT,
    /** The header is UTF-8. */
    HEADER_IS_UTF8,
    /** The header is JSON. */
    HEADER_IS_JSON,
    /** No name comes twice. */
    NAMES_ARE_UNIQUE,
    /** Metadata are strings by name, nothing else. */
    METADATA_ARE_STRINGS,
    /** A tensor has dtype, shape and data_offsets, each of its type. */
    TENSOR_IS_COMPLETE,
    /** The dtype is one of those that the format knows. */
    DTYPE_IS_KNOWN,
    /** The product of shape and size of the dtype fits into 63 bits, and is a whole number of bytes. */
    SIZE_IS_COMPUTABLE,
    /** A tensor has as many bytes as its shape and dtype say. */
    OFFSETS_MATCH_SIZE,
    /** Tensors, sorted by offset, follow each other without hole or overlap. */
    TENSORS_ARE_CONTIGUOUS,
    /** The tensors end where the file ends. */
    TENSORS_FILL_THE_FILE
}
