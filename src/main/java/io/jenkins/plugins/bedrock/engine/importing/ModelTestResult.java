package io.jenkins.plugins.bedrock.engine.importing;

/**
 * What a model answered to a test.
 *
 * @param test what was asked
 * @param modelArn of the model that was asked
 * @param answer the text; the whole body if it has none of the known formats
 * @param body as it came
 * @param calls how many it took until the model was ready
 */
public record ModelTestResult(ModelTest test, String modelArn, String answer, String body, int calls) {

    /**
     * Whether the answer contains what was expected.
     *
     * @throws IllegalArgumentException if the expression takes too long
     */
    public boolean isPassed() {
        return test.expected()
                .map(match -> match.matcher(new HastyText(answer)).find())
                .orElse(true);
    }
}
