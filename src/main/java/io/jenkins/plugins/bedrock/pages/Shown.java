package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.StrangersText;

/** Texts of people, models and AWS as pages show them: a page escapes them, this keeps them from turning text around. */
final class Shown {

    private static final int NAME = 200;
    private static final int SENTENCE = 2_000;

    private Shown() {}

    @NonNull
    static String name(@NonNull String text) {
        return StrangersText.shown(text, NAME);
    }

    @NonNull
    static String sentence(@NonNull String text) {
        return StrangersText.onOneLine(text, SENTENCE);
    }
}
