package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import java.util.regex.Pattern;
import software.amazon.awssdk.arns.Arn;

/**
 * The ARN of a KMS key; aliases and bare key IDs do not work across accounts.
 *
 * @throws IllegalArgumentException if it is not one
 */
public record KeyArn(String value) {

    private static final Pattern FORM =
            Pattern.compile("arn:aws(?:-[a-z]+)*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}");

    public KeyArn {
        if (!isOne(value)) {
            throw new IllegalArgumentException("'" + value
                    + "' is not the ARN of a KMS key: across accounts neither an alias nor a bare key ID will do."
                    + " It reads arn:PARTITION:kms:REGION:ACCOUNT:key/ID, for example"
                    + " arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab.");
        }
    }

    static boolean isOne(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    public AccountId account() {
        return new AccountId(arn().accountId().orElseThrow());
    }

    public AwsRegion region() {
        return new AwsRegion(arn().region().orElseThrow());
    }

    private Arn arn() {
        return Arn.fromString(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
