package io.jenkins.plugins.bedrock.engine.aws;

import java.util.regex.Pattern;

/**
 * The ID of an AWS account: 12 digits, leading zeros included.
 *
 * @throws IllegalArgumentException if it is anything else
 */
public record AccountId(String value) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{12}");

    public AccountId {
        if (value == null || !DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not an AWS account ID: it has 12 digits, for example 111122223333.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
