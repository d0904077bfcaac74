package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.ArrayList;
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

    static final Set<String> ALL = List.of(FAST, SENTENCE_PIECE, SENTENCE_PIECE_OF_T5, BYTE_PAIRS).stream()
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private TokenizerFiles() {}

    /**
     * From which files a tokenizer is loaded: from the first set that is all there.
     *
     * @param tokenizerClass as {@code tokenizer_config.json} names it
     */
    static List<List<String>> sets(Optional<String> tokenizerClass) {
        List<List<String>> sets = new ArrayList<>(List.of(FAST, SENTENCE_PIECE, BYTE_PAIRS));
        if (tokenizerClass.isEmpty() || tokenizerClass.get().startsWith("T5")) {
            sets.add(SENTENCE_PIECE_OF_T5);
        }
        return sets;
    }
}
