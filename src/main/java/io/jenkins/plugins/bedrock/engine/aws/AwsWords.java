package io.jenkins.plugins.bedrock.engine.aws;

import java.util.regex.Pattern;

/**
 * What AWS, or whoever answers in its place, has said of an error, as logs and builds may have it: so long at most, and
 * on one line.
 */
final class AwsWords {

    private static final Pattern NOT_OF_ONE_LINE = Pattern.compile("[\\s\\p{C}\\p{Zl}\\p{Zp}]+");

    /** Characters of an error code or a request ID that are kept. */
    private static final int CODE = 100;

    /** Characters of a message that are kept. */
    private static final int MESSAGE = 2_000;

    private AwsWords() {}

    /** An error code or a request ID; no value if it has none. */
    static String code(String given) {
        return given == null ? null : of(given, CODE);
    }

    /** A message; no value if it has none. */
    static String message(String given) {
        return given == null ? null : of(given, MESSAGE);
    }

    private static String of(String given, int most) {
        boolean all = given.length() <= most;
        String kept = all ? given : given.substring(0, most);
        String clean = NOT_OF_ONE_LINE.matcher(kept).replaceAll(" ");
        return all ? clean : clean + "…";
    }
}
