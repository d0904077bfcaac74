package io.jenkins.plugins.bedrock.engine.promotion;

import java.util.regex.Pattern;

/**
 * The name of an environment, for example {@code dev}; it becomes part of names in AWS.
 *
 * @throws IllegalArgumentException if it has another form
 */
public record EnvironmentName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?");

    public EnvironmentName {
        if (value == null || !FORM.matcher(value).matches() || value.contains("--")) {
            throw new IllegalArgumentException("'" + value
                    + "' is not the name of an environment: it has up to 20 lower-case letters, digits or single"
                    + " dashes, for example validation or prod-eu.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
