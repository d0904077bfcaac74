package io.jenkins.plugins.bedrock.config;

import java.util.regex.Pattern;

/** The name of a source: it stands in messages, and in the names of files that are handed over. */
final class SourceName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private SourceName() {}

    /** @throws IllegalArgumentException if the text has another form */
    static String require(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not the name of a source: it has up to 63 letters,"
                    + " digits, dots, dashes or underscores and begins with a letter or digit, for example research.");
        }
        return text;
    }
}
