package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files in which a tokenizer itself may lie. */
final class TokenizerFiles {

    private static final List<String> FAST = List.of("tokenizer.json");
    private static final List<String> SENTENCE_PIECE = List.of("tokenizer.model");
    private static final List<String> SENTENCE_PIECE_OF_T5 = List.of("spiece.model");
    private static final List<String> BYTE_PAIRS = List.of("vocab.json", "merges.txt");

    private static final List<List<String>> ANY = List.of(FAST, SENTENCE_PIECE, BYTE_PAIRS, SENTENCE_PIECE_OF_T5);

    static final Set<String> ALL = ANY.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private TokenizerFiles() {}

    /**
     * From which files a tokenizer is loaded: from the first set that is all there.
     *
     * <p>Every class reads {@code tokenizer.json}: a slow class is loaded as its fast one, which is converted from the
     * files of the slow class only where there is no {@code tokenizer.json}. Those that have no slow class cannot be
     * converted. Of the classes that are not named here it is not known what they read.
     *
     * @param tokenizerClass as {@code tokenizer_config.json} names it
     */
    static List<List<String>> sets(Optional<String> tokenizerClass) {
        return switch (tokenizerClass.map(TokenizerFiles::slow).orElse("")) {
            case "PreTrainedTokenizerFast", "TokenizersBackend" -> List.of(FAST);
            case "LlamaTokenizer", "CodeLlamaTokenizer" -> List.of(FAST, SENTENCE_PIECE);
            case "T5Tokenizer" -> List.of(FAST, SENTENCE_PIECE_OF_T5);
            case "GPT2Tokenizer", "GPTNeoXTokenizer", "Qwen2Tokenizer" -> List.of(FAST, BYTE_PAIRS);
            default -> ANY;
        };
    }

    /** The name of the slow class beside a fast one; PreTrainedTokenizer is no class that could be loaded itself. */
    private static String slow(String name) {
        return name.endsWith("Fast") && !name.startsWith("PreTrained")
                ? name.substring(0, name.length() - "Fast".length())
                : name;
    }
}
