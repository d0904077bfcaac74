package io.jenkins.plugins.bedrock.engine.aws;

import java.util.regex.Pattern;

/**
 * The name of a parameter in SSM's Parameter Store, for example {@code /models/support-bot}.
 *
 * @throws IllegalArgumentException if SSM would refuse it (Systems Manager API, PutParameter, {@code Name})
 */
public record ParameterName(String value) {

    /** SSM takes 1011 characters with the ARN before the name, which has 60 at most in any partition and Region. */
    private static final int LONGEST = 950;

    private static final int MOST_LEVELS = 15;
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9_.-]+");
    private static final Pattern HIERARCHY = Pattern.compile("(/[a-zA-Z0-9_.-]+)+");
    private static final Pattern RESERVED = Pattern.compile("/?(aws|ssm).*", Pattern.CASE_INSENSITIVE);

    public ParameterName {
        if (value == null
                || !PLAIN.matcher(value).matches() && !HIERARCHY.matcher(value).matches()) {
            throw problem(value, "it has letters, digits or any of _.- and, if it has levels, a slash before each");
        }
        if (RESERVED.matcher(value).matches()) {
            throw problem(value, "names that begin with aws or ssm are AWS's own");
        }
        if (levels(value) > MOST_LEVELS) {
            throw problem(value, "it has " + MOST_LEVELS + " levels at most");
        }
        if (value.length() > LONGEST) {
            throw problem(value.substring(0, LONGEST) + "…", "it has " + LONGEST + " characters at most");
        }
    }

    private static long levels(String name) {
        return name.chars().filter(c -> c == '/').count();
    }

    private static IllegalArgumentException problem(String value, String rule) {
        return new IllegalArgumentException(
                "'" + value + "' is not the name of an SSM parameter: " + rule + ", for example /models/support-bot.");
    }

    @Override
    public String toString() {
        return value;
    }
}
