package io.jenkins.plugins.bedrock.engine.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an IAM role, path included.
 *
 * @throws IllegalArgumentException if it is not one; the rule is that of IAM (role names have 1 to 64 of
 *     {@code A-Za-z0-9+=,.@_-}) and of Bedrock's {@code roleArn} (at most 2,048 characters)
 */
public record RoleArn(String value) {

    private static final Pattern FORM = Pattern.compile(
            "arn:(aws(?:-[a-z]+)*):iam::([0-9]{12}):role(/|/[\\x21-\\x7E]{0,510}/)([A-Za-z0-9+=,.@_-]{1,64})");

    public RoleArn {
        if (value == null || value.length() > 2048 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value
                    + "' is not the ARN of an IAM role: it reads arn:PARTITION:iam::ACCOUNT:role/NAME,"
                    + " for example arn:aws:iam::111122223333:role/BedrockImport.");
        }
    }

    /** Builds the ARN of a role. {@code path} begins and ends with a slash. */
    public static RoleArn of(String partition, AccountId account, String path, String name) {
        return new RoleArn("arn:" + partition + ":iam::" + account + ":role" + path + name);
    }

    public String partition() {
        return part(1);
    }

    public AccountId account() {
        return new AccountId(part(2));
    }

    /** The path, with a slash at both ends. */
    public String path() {
        return part(3);
    }

    public String name() {
        return part(4);
    }

    private String part(int group) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException(value);
        }
        return matcher.group(group);
    }

    @Override
    public String toString() {
        return value;
    }
}
