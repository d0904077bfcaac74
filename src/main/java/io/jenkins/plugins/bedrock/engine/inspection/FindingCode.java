package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Optional;

/**
 * The kinds of findings, by which programs know them; docs/inspection.md lists them. A code keeps its meaning once it is
 * published.
 */
public enum FindingCode {
    // About where models are and go.
    REGION_NOT_SUPPORTED(Severity.ERROR, RuleSource.USER_GUIDE, "Models can be imported in some Regions only."),
    FAMILY_NOT_IN_REGION(
            Severity.ERROR, RuleSource.USER_GUIDE, "Models of some families can be imported in some Regions only."),
    BUCKET_IN_ANOTHER_REGION(Severity.ERROR, RuleSource.GPT_OSS, "An import reads from a bucket of its own Region."),
    // About the objects.
    OBJECT_ARCHIVED(Severity.ERROR, RuleSource.S3, "An archived object cannot be read until it is restored."),
    BUCKET_NOT_VERSIONED(
            Severity.WARNING,
            RuleSource.PLUGIN,
            "Without versions, what was imported cannot be brought back once an object is replaced."),
    OBJECT_OF_ANOTHER_OWNER(
            Severity.ERROR, RuleSource.S3, "A bucket policy opens those objects only that the bucket's owner owns."),
    OWNERSHIP_NOT_ENFORCED(
            Severity.WARNING,
            RuleSource.S3,
            "Unless the bucket owner's ownership is enforced, who writes an object may own it, and the bucket policy does not open it."),
    AWS_MANAGED_KEY(
            Severity.ERROR,
            RuleSource.KMS,
            "No other account can be allowed to use the key aws/s3, which AWS manages."),
    KEY_OF_ANOTHER_ACCOUNT(
            Severity.WARNING, RuleSource.KMS, "The policy of a key is changed in the key's own account."),
    KEY_NOT_DECLARED(
            Severity.WARNING, RuleSource.PLUGIN, "Where a source names its keys, access is asked for under those."),
    SEVERAL_KEYS(Severity.WARNING, RuleSource.KMS, "Each key needs a grant or a statement of its own."),
    BUCKET_KEY_MIXED(
            Severity.WARNING,
            RuleSource.KMS,
            "With an S3 Bucket Key the encryption context is the bucket's ARN, without one the object's: one grant does not cover both."),
    EVIDENCE_TOO_WEAK(
            Severity.ERROR,
            RuleSource.PLUGIN,
            "An environment may demand how well the digest tells one content from another."),
    CONTENT_DIFFERS(Severity.ERROR, RuleSource.PLUGIN, "What lies there is what research says of it in SHA256SUMS."),
    SHA256SUMS_FILE_MISSING(
            Severity.ERROR, RuleSource.PLUGIN, "A file that SHA256SUMS names is there, or the upload is not complete."),
    SHA256SUMS_INCOMPLETE(
            Severity.WARNING,
            RuleSource.PLUGIN,
            "SHA256SUMS names all weights, or what it does not name may be left over from another model."),
    SHA256SUMS_NOT_USABLE(
            Severity.WARNING,
            RuleSource.PLUGIN,
            "SHA256SUMS, if it is there, is what sha256sum writes in the model's directory."),
    MODEL_NOT_CHECKED(
            Severity.ERROR,
            RuleSource.PLUGIN,
            "Nobody knows of a model that it can be imported unless config.json, index, headers and SHA256SUMS can be read."),
    FILE_TOO_LARGE_TO_READ(
            Severity.WARNING,
            RuleSource.PLUGIN,
            "Files are read up to a size that no real one comes near to; what is larger is not checked."),
    CONTENT_NOT_READABLE(Severity.WARNING, RuleSource.PLUGIN, "What cannot be read cannot be checked."),
    GIT_LFS_POINTER(Severity.ERROR, RuleSource.PLUGIN, "A pointer of Git LFS stands for a file, and is not the file."),
    // About config.json and generation_config.json.
    CONFIG_MISSING(Severity.ERROR, RuleSource.USER_GUIDE, "config.json lies at the root of the prefix."),
    CONFIG_NOT_USABLE(
            Severity.ERROR,
            RuleSource.TRANSFORMERS,
            "config.json is a JSON object whose members have the types that the library reads."),
    CONFIG_NAME_TWICE(
            Severity.WARNING,
            RuleSource.PLUGIN,
            "Of a name that comes twice, Python takes the last value, and another parser may take the first."),
    ARCHITECTURE_MISSING(Severity.ERROR, RuleSource.USER_GUIDE, "Bedrock finds the architecture in config.json."),
    ARCHITECTURE_NOT_SUPPORTED(
            Severity.ERROR, RuleSource.USER_GUIDE, "Models of some architectures only can be imported."),
    SEVERAL_ARCHITECTURES(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "A checkpoint is of one architecture; of several the first counts."),
    MODEL_TYPE_DIFFERS(
            Severity.ERROR,
            RuleSource.TRANSFORMERS,
            "The library chooses its code by model_type, which belongs to the architecture."),
    DTYPE_NOT_SUPPORTED(Severity.WARNING, RuleSource.USER_GUIDE, "Weights are in float32, float16 or bfloat16."),
    DTYPE_CONTRADICTS(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "torch_dtype and dtype are two spellings of one value; which of them counts depends on the library's version."),
    DTYPE_IN_NEW_SPELLING(
            Severity.WARNING, RuleSource.TRANSFORMERS, "Versions before 4.56 read torch_dtype, not dtype."),
    CONTEXT_TOO_LONG(Severity.ERROR, RuleSource.USER_GUIDE, "The context length has a limit."),
    ROPE_SCALING_OVERRIDDEN(
            Severity.WARNING, RuleSource.USER_GUIDE, "Bedrock replaces the values of llama3 rope scaling by its own."),
    ROPE_IN_NEW_SPELLING(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "Versions before 5 read rope_theta and rope_scaling, not rope_parameters."),
    MROPE_SECTION_MISSING(
            Severity.ERROR,
            RuleSource.TRANSFORMERS,
            "Models of some families cannot run without the mrope_section of rope_scaling."),
    QUANTIZED(
            Severity.WARNING, RuleSource.PLUGIN, "Quantised weights are taken of families only that are published so."),
    CUSTOM_CODE(Severity.WARNING, RuleSource.TRANSFORMERS, "Code that lies beside the weights is not run."),
    TRANSFORMERS_VERSION_DIFFERS(
            Severity.WARNING,
            RuleSource.USER_GUIDE,
            "Bedrock loads with one version of the library, which may not read what later ones write."),
    GENERATION_CONFIG_NOT_USABLE(Severity.WARNING, RuleSource.TRANSFORMERS, "generation_config.json is a JSON object."),
    END_TOKENS_MISSING(
            Severity.ERROR,
            RuleSource.GPT_OSS,
            "generation_config.json of some families must name all tokens that end an answer."),
    // About the tokenizer.
    TOKENIZER_CONFIG_MISSING(
            Severity.ERROR, RuleSource.USER_GUIDE, "tokenizer_config.json lies at the root of the prefix."),
    TOKENIZER_CONFIG_NOT_USABLE(
            Severity.ERROR,
            RuleSource.TRANSFORMERS,
            "tokenizer_config.json is a JSON object whose members have the types that the library reads."),
    TOKENIZER_CLASS_MISSING(
            Severity.WARNING, RuleSource.USER_GUIDE, "tokenizer_config.json names the tokenizer's class."),
    TOKENIZER_CLASS_NOT_SUPPORTED(
            Severity.ERROR, RuleSource.USER_GUIDE, "Tokenizers of some classes only can be loaded."),
    TOKENIZER_MISSING(
            Severity.ERROR, RuleSource.TRANSFORMERS, "The tokenizer itself lies in the files that its class reads."),
    TOKENIZER_EMPTY(Severity.ERROR, RuleSource.TRANSFORMERS, "A tokenizer's file has content."),
    TOKEN_NOT_IN_MODEL(
            Severity.WARNING, RuleSource.TRANSFORMERS, "The model has a row for each token of the tokenizer."),
    PREPROCESSOR_CONFIG_MISSING(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "Models that take images need preprocessor_config.json, which says how these are made ready."),
    CHAT_TEMPLATE_MISSING(
            Severity.WARNING, RuleSource.USER_GUIDE, "Chats need a template, and none is applied by default."),
    CHAT_TEMPLATE_TWICE(
            Severity.WARNING,
            RuleSource.USER_GUIDE,
            "A chat template of its own file wins over the one in tokenizer_config.json."),
    CHAT_TEMPLATE_NOT_USABLE(
            Severity.WARNING, RuleSource.TRANSFORMERS, "A chat template is text, or several texts by name."),
    // About the weights.
    WEIGHTS_MISSING(Severity.ERROR, RuleSource.USER_GUIDE, "Weights lie at the root of the prefix as *.safetensors."),
    WEIGHTS_ONLY_ADAPTER(
            Severity.ERROR,
            RuleSource.USER_GUIDE,
            "An adapter (LoRA) is no model: its weights must be merged into the base model's."),
    WEIGHTS_ONLY_PICKLED(
            Severity.ERROR, RuleSource.USER_GUIDE, "Pickled weights (.bin, .pt, .pth, .ckpt) cannot be imported."),
    WEIGHTS_ONLY_GGUF(Severity.ERROR, RuleSource.USER_GUIDE, "Weights in the GGUF format cannot be imported."),
    WEIGHTS_IN_ARCHIVE(Severity.ERROR, RuleSource.USER_GUIDE, "A compressed archive cannot be imported."),
    ADAPTER_BESIDE_WEIGHTS(
            Severity.WARNING, RuleSource.PLUGIN, "An adapter beside the weights is not applied to them."),
    ADAPTER_NOT_MERGED(
            Severity.ERROR,
            RuleSource.TRANSFORMERS,
            "The tensors of an adapter (LoRA) are not loaded with a model's: they must be merged into them."),
    UNUSED_WEIGHTS(
            Severity.WARNING,
            RuleSource.PLUGIN,
            "Weights in other formats, or beside a single model.safetensors, are not loaded, and take time and room."),
    WEIGHTS_IN_SUBFOLDER(
            Severity.WARNING,
            RuleSource.GPT_OSS,
            "Weights in other folders, for other runtimes, are left out of an import."),
    INDEX_MISSING(Severity.ERROR, RuleSource.TRANSFORMERS, "Several shards need model.safetensors.index.json."),
    WEIGHTS_NAME_DIFFERS(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "Weights in one file are called model.safetensors, unless an index names another."),
    INDEX_LEFT_OVER(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "model.safetensors is taken before what an index names; an index of files that are not there is left over."),
    INDEX_NOT_USABLE(
            Severity.ERROR,
            RuleSource.TRANSFORMERS,
            "The index is a JSON object with a weight_map from the names of tensors to the names of files."),
    INDEX_WITHOUT_METADATA(
            Severity.ERROR, RuleSource.TRANSFORMERS, "The index has metadata at its root, if only an empty object."),
    INDEX_METADATA_EXTRA(
            Severity.WARNING, RuleSource.GPT_OSS, "The metadata of the index hold total_size, and nothing else."),
    INDEX_TOTAL_SIZE_DIFFERS(
            Severity.WARNING, RuleSource.TRANSFORMERS, "total_size is the sum of the sizes of all tensors."),
    SHARD_MISSING(Severity.ERROR, RuleSource.TRANSFORMERS, "Every shard that the index names must be there."),
    SHARD_NOT_IN_INDEX(
            Severity.WARNING, RuleSource.TRANSFORMERS, "Shards that the index does not name are not loaded."),
    TENSOR_NOT_IN_SHARD(Severity.ERROR, RuleSource.TRANSFORMERS, "A tensor lies in the shard that the index says."),
    TENSOR_NOT_IN_INDEX(Severity.ERROR, RuleSource.TRANSFORMERS, "A tensor that is not in the index is not loaded."),
    TENSOR_TWICE(Severity.ERROR, RuleSource.TRANSFORMERS, "A tensor lies in one shard only."),
    // About the header of a shard.
    HEADER_LENGTH_MISSING(
            Severity.ERROR, RuleSource.SAFETENSORS, "A file begins with 8 bytes that hold the length of the header."),
    HEADER_OVER_100_MB(Severity.ERROR, RuleSource.SAFETENSORS, "A header has 100,000,000 bytes at most."),
    HEADER_CUT_OFF(Severity.ERROR, RuleSource.SAFETENSORS, "The file is as long as its header, at least."),
    HEADER_NOT_ONE_OBJECT(
            Severity.ERROR,
            RuleSource.SAFETENSORS,
            "The header begins with a curly bracket, and only spaces follow the last one."),
    HEADER_NOT_UTF8(Severity.ERROR, RuleSource.SAFETENSORS, "The header is UTF-8."),
    HEADER_NOT_JSON(Severity.ERROR, RuleSource.SAFETENSORS, "The header is JSON."),
    HEADER_NAME_TWICE(Severity.ERROR, RuleSource.SAFETENSORS, "No name comes twice."),
    HEADER_METADATA_NOT_STRINGS(Severity.ERROR, RuleSource.SAFETENSORS, "Metadata are strings by name."),
    HEADER_TENSOR_INCOMPLETE(Severity.ERROR, RuleSource.SAFETENSORS, "A tensor has dtype, shape and data_offsets."),
    HEADER_DTYPE_UNKNOWN(Severity.ERROR, RuleSource.SAFETENSORS, "The dtype is one of those that the format knows."),
    HEADER_SIZE_OVERFLOWS(
            Severity.ERROR,
            RuleSource.SAFETENSORS,
            "A tensor's size fits into 63 bits, and is a whole number of bytes."),
    HEADER_OFFSETS_DIFFER(
            Severity.ERROR, RuleSource.SAFETENSORS, "A tensor has as many bytes as its shape and dtype say."),
    HEADER_HOLE_OR_OVERLAP(
            Severity.ERROR, RuleSource.SAFETENSORS, "Tensors follow each other without hole or overlap."),
    HEADER_FILE_NOT_FILLED(Severity.ERROR, RuleSource.SAFETENSORS, "The tensors end where the file ends."),
    HEADER_TOO_LARGE(
            Severity.ERROR, RuleSource.PLUGIN, "Headers are read up to a limit that no real checkpoint comes near to."),
    HEADER_FORMAT_UNKNOWN(
            Severity.ERROR,
            RuleSource.TRANSFORMERS,
            "A header with metadata names its format, which is pt, tf, flax or mlx."),
    HEADER_FORMAT_OF_OTHER_LIBRARY(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "Weights of the format tf or flax must be converted when they are loaded."),
    // About tensors and configuration.
    TENSOR_NAMES_UNKNOWN(Severity.ERROR, RuleSource.TRANSFORMERS, "Tensors are called as the architecture calls them."),
    TENSOR_NAMES_OF_LATER_LIBRARY(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "Later versions of the library call some tensors otherwise, and older ones do not find them."),
    QUANTIZED_WITHOUT_CONFIG(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "Quantised weights are not loaded without a quantization_config in config.json."),
    LAYER_MISSING(Severity.ERROR, RuleSource.TRANSFORMERS, "There are as many layers as config.json says."),
    LAYER_INCOMPLETE(Severity.ERROR, RuleSource.TRANSFORMERS, "Layers of one kind have the same tensors."),
    LAYER_NOT_IN_CONFIG(Severity.ERROR, RuleSource.TRANSFORMERS, "Layers beyond those of config.json are not loaded."),
    EMBEDDING_MISSING(Severity.ERROR, RuleSource.TRANSFORMERS, "The embedding of the tokens is among the tensors."),
    EMBEDDING_SHAPE_DIFFERS(
            Severity.ERROR,
            RuleSource.TRANSFORMERS,
            "The embedding has a row for each token of the vocabulary, as wide as the hidden size."),
    OUTPUT_HEAD_MISSING(
            Severity.ERROR,
            RuleSource.TRANSFORMERS,
            "Unless it is tied to the embedding, the output head is among the tensors."),
    OUTPUT_HEAD_SHAPE_DIFFERS(
            Severity.ERROR,
            RuleSource.TRANSFORMERS,
            "The output head has a row for each token of the vocabulary, as wide as the hidden size."),
    OUTPUT_HEAD_NOT_LOADED(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "An output head that is tied to the embedding is not loaded from a tensor of its own."),
    TENSOR_TYPE_DIFFERS(
            Severity.WARNING,
            RuleSource.TRANSFORMERS,
            "Weights are stored in the type that config.json says, or are converted when they are loaded."),
    // About size.
    WEIGHTS_OVER_LIMIT(Severity.ERROR, RuleSource.USER_GUIDE, "All weights together have a limit."),
    WEIGHTS_NEAR_LIMIT(
            Severity.WARNING,
            RuleSource.USER_GUIDE,
            "All weights together have a limit in GB, which may be decimal or binary."),
    // About the environment.
    IMPORT_SLOT_TAKEN(Severity.WARNING, RuleSource.BEDROCK_API, "An account runs one import at a time in a Region."),
    NO_ROOM_FOR_MODEL(
            Severity.WARNING, RuleSource.BEDROCK_API, "An account has a quota of imported models in a Region."),
    NOT_LET_IN(Severity.WARNING, RuleSource.PLUGIN, "An environment takes what its predecessors have accepted.");

    private final Severity severity;
    private final RuleSource source;
    private final String why;

    FindingCode(Severity severity, RuleSource source, String why) {
        this.severity = severity;
        this.source = source;
        this.why = why;
    }

    /** What such a finding means for an import. */
    public Severity severity() {
        return severity;
    }

    /** Where the rule comes from. */
    public RuleSource source() {
        return source;
    }

    /** The rule, a whole sentence. */
    public String why() {
        return why;
    }

    /** Whether it says that something was not looked at, so that more may be wrong than was found. */
    boolean hidesContent() {
        return switch (this) {
            case MODEL_NOT_CHECKED,
                    CONTENT_NOT_READABLE,
                    FILE_TOO_LARGE_TO_READ,
                    OBJECT_ARCHIVED,
                    GIT_LFS_POINTER,
                    CONFIG_NOT_USABLE,
                    HEADER_TOO_LARGE -> true;
            default -> false;
        };
    }

    /** Whether a build may import in spite of it; not if the environment demands otherwise, or it can only fail. */
    public boolean mayBeAccepted() {
        return whyNotAccepted().isEmpty();
    }

    /** Why no build may import in spite of it, a whole sentence; no value if one may. */
    public Optional<String> whyNotAccepted() {
        return switch (this) {
            case EVIDENCE_TOO_WEAK ->
                Optional.of("How strong the evidence must be is for the environment to say, not for a build."
                        + " Upload the objects with stronger checksums, or have an administrator demand less.");
            case REGION_NOT_SUPPORTED ->
                Optional.of("Bedrock has no Custom Model Import in that Region. If it has by now, have an"
                        + " administrator add the Region to what AWS supports.");
            case OBJECT_ARCHIVED ->
                Optional.of("Bedrock cannot read what is archived, so that such an import can only fail."
                        + " Restore the objects first.");
            default -> Optional.empty();
        };
    }
}
