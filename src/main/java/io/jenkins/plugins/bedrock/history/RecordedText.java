package io.jenkins.plugins.bedrock.history;

import io.jenkins.plugins.bedrock.engine.model.StrangersText;

/**
 * Texts of people, models and AWS as they lie in files: on one line, without what no file or page can hold, and never so
 * long that a file grows by them.
 */
final class RecordedText {

    /** Of an answer, a message or a sentence. */
    static final int LONGEST = 1_000;

    /** Of a name, an ID or an ARN, which AWS and Jenkins keep shorter. */
    static final int LONGEST_NAME = 2_048;

    private RecordedText() {}

    static String of(String text) {
        return StrangersText.onOneLine(text, LONGEST);
    }

    static String name(String text) {
        return StrangersText.shown(text, LONGEST_NAME);
    }

    /**
     * Sees that a file holds a text.
     *
     * @throws IllegalArgumentException if it does not
     */
    static void require(String text, String what) {
        if (text == null) {
            throw new IllegalArgumentException("The " + what + " is missing.");
        }
    }
}
