package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 90m}, {@code 24h}, {@code 7d}, or as ISO 8601 has it ({@code PT36H}). */
public final class Durations {

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})\\s*([smhd])");

    private Durations() {}

    /**
     * Reads a time.
     *
     * @throws IllegalArgumentException if it is none, or less than zero; gives an example
     */
    @NonNull
    public static Duration parse(@CheckForNull String text) {
        String trimmed = text == null ? "" : text.strip();
        Matcher matcher = SHORT.matcher(trimmed);
        if (matcher.matches()) {
            return of(Long.parseLong(matcher.group(1)), matcher.group(2));
        }
        try {
            Duration duration = Duration.parse(trimmed);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw problem(text, e);
        }
        throw problem(text, null);
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static IllegalArgumentException problem(String text, Throwable cause) {
        return new IllegalArgumentException(
                "'" + (text == null ? "" : text)
                        + "' is not a time: write a number and one of s, m, h or d, for example" + " 90m, 24h or 7d.",
                cause);
    }
}
