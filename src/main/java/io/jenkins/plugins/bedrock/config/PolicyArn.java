package io.jenkins.plugins.bedrock.config;

import java.util.regex.Pattern;

/** The ARN of a managed policy of IAM, as which a permissions boundary is given. */
final class PolicyArn {

    private static final Pattern FORM =
            Pattern.compile("arn:aws(?:-[a-z]+)*:iam::(?:[0-9]{12}|aws):policy/[\\x21-\\x7E]{1,512}");

    private PolicyArn() {}

    /** @throws IllegalArgumentException if the text is not one */
    static String require(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not the ARN of a managed policy: it reads"
                    + " arn:PARTITION:iam::ACCOUNT:policy/NAME, for example"
                    + " arn:aws:iam::111122223333:policy/BedrockImportBoundary.");
        }
        return text;
    }
}
