package io.jenkins.plugins.bedrock.engine.importing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a model answered to a test.
 *
 * @param answer the text; the whole body if it has none of the known formats
 * @param body as it came
 * @param expected what the answer had to contain
 * @param calls how many it took until the model was ready
 */
public record ModelTestResult(String answer, String body, Optional<Pattern> expected, int calls) {

    /** Whether the answer contains what was expected. */
    public boolean isPassed() {
        return expected.map(match -> match.matcher(answer).find()).orElse(true);
    }
}
