package io.jenkins.plugins.bedrock.engine.aws;

import java.util.regex.Pattern;

/**
 * What AWS, or whoever answers in its place, has said of an error, as logs and builds may have it: so long at most, and
 * on one line.
 */
final class AwsWords {

    private static final Pattern NOT_OF_ONE_LINE = Pattern.compile("[\\s\\p{C}\\p{Zl}\\p{Zp}]+");

    private AwsWords() {}

    /** @param most characters, before an ellipsis */
    static String of(String given, int most) {
        boolean all = given.length() <= most;
        String kept = all ? given : given.substring(0, most);
        String clean = NOT_OF_ONE_LINE.matcher(kept).replaceAll(" ");
        return all ? clean : clean + "…";
    }
}
