package io.jenkins.plugins.bedrock.config;

import java.util.List;
import org.springframework.util.AntPathMatcher;

/**
 * Ant-style patterns on the full names of jobs: {@code ?} is one character, {@code *} any within a folder, {@code **} any
 * folders.
 */
final class JobPatterns {

    private JobPatterns() {}

    static boolean anyMatches(List<String> patterns, String job) {
        requireValid(patterns);
        AntPathMatcher matcher = new AntPathMatcher();
        return patterns.stream().anyMatch(pattern -> matcher.match(pattern, job));
    }

    /**
     * Refuses braces, in which the matcher sees a variable that stands for anything, and a slash at the start, which no
     * job's name has.
     */
    static List<String> requireValid(List<String> patterns) {
        for (String pattern : patterns) {
            if (pattern.contains("{") || pattern.contains("}") || pattern.startsWith("/") || pattern.endsWith("/")) {
                throw new IllegalArgumentException(
                        "'" + pattern + "' is not a pattern for the full names of jobs: write"
                                + " it without braces and without a slash at its ends, for example team-a/** or"
                                + " promotions/*-model. A brace in a name can be matched by a question mark.");
            }
        }
        return patterns;
    }

    /** Whether a pattern begins with the name of an item, so that it is about it or what is in it. */
    static boolean isOf(String item, String pattern) {
        return pattern.equals(item) || pattern.startsWith(item + "/");
    }
}
