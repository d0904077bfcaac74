package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * Texts with what strangers have written in them, such as the names of objects: without the characters that turn a text
 * around, colour a log, or cannot be read back from the files in which builds are saved.
 */
final class PlainText {

    private PlainText() {}

    /** The same text, its line breaks included, with all other control characters replaced. */
    @NonNull
    static String of(@NonNull String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}&&[^\n\t]]", "\uFFFD");
    }
}
