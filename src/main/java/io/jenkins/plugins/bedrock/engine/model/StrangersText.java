package io.jenkins.plugins.bedrock.engine.model;

import java.util.regex.Pattern;

/** How what strangers have written is shown: on one line, without control characters, not endless. */
public final class StrangersText {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private StrangersText() {}

    /**
     * Characters that XML does not take would make a build that was saved with them unreadable, hence all of C.
     *
     * @param longest of what is shown, in characters
     */
    public static String shown(String text, int longest) {
        String line = text.length() <= longest ? text : start(text, longest);
        String clean = UNSEEN.matcher(line).replaceAll("\uFFFD");
        return text.length() <= longest ? clean : clean + "…";
    }

    /** The same of a text of several lines, put on one. */
    public static String onOneLine(String text, int longest) {
        return shown(text.strip().replaceAll("\\s+", " "), longest);
    }

    private static String start(String text, int longest) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
