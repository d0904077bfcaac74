package io.jenkins.plugins.bedrock.engine.sagemaker;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.StrangersText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a SageMaker model, model package or training job.
 *
 * <p>Names are those of SageMaker's API model: 1 to 63 letters, digits and dashes, none of these at an end; a package may
 * have a version after a slash.
 *
 * @throws IllegalArgumentException if it is none; the message says what is one
 */
public record SageMakerArn(String value) {

    private static final String PREFIX = "arn:";
    private static final int LONGEST_SHOWN = 200;
    private static final Pattern FORM =
            Pattern.compile("arn:(aws|aws-cn|aws-us-gov):sagemaker:([a-z0-9-]{9,16}):([0-9]{12}):"
                    + "(model|model-package|training-job)/([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)"
                    + "(/[1-9][0-9]{0,8})?");

    public SageMakerArn {
        Matcher parts = FORM.matcher(String.valueOf(value));
        boolean isValid = parts.matches()
                && (parts.group(6) == null || parts.group(4).equals(SageMakerKind.MODEL_PACKAGE.resource()))
                && new AwsRegion(parts.group(2)).partition().equals(parts.group(1));
        if (!isValid) {
            throw new IllegalArgumentException("'" + shown(value)
                    + "' is not the ARN of a SageMaker model, model package or training job: it reads"
                    + " arn:PARTITION:sagemaker:REGION:ACCOUNT:model/NAME, model-package/GROUP/VERSION,"
                    + " model-package/NAME or training-job/NAME, for example"
                    + " arn:aws:sagemaker:us-east-1:111122223333:model-package/support-bot/7.");
        }
    }

    /** Whether a text is meant as an ARN, valid or not, and not as a place in S3. */
    public static boolean isMeantBy(String text) {
        return text.startsWith(PREFIX);
    }

    public SageMakerKind kind() {
        return SageMakerKind.of(part(4));
    }

    public AccountId account() {
        return new AccountId(part(3));
    }

    public AwsRegion region() {
        return new AwsRegion(part(2));
    }

    /** What people call the model: the name of the model or job; of a package its group's, or its own if it has none. */
    public String name() {
        return part(5);
    }

    /** Which version of a model package it is; no value for anything else, and for a package without versions. */
    public Optional<String> version() {
        return Optional.ofNullable(part(6)).map(version -> version.substring(1));
    }

    /** What stands behind the kind: the name, and the version if there is one. */
    String resource() {
        return version().map(version -> name() + "/" + version).orElseGet(this::name);
    }

    /** The model package of this name, with its version if it has one, in the same account and Region. */
    SageMakerArn modelPackage(String name) {
        return new SageMakerArn(region().arn(
                        "sagemaker",
                        region().id(),
                        account().value(),
                        SageMakerKind.MODEL_PACKAGE.resource() + "/" + name));
    }

    /** For the beginning or middle of a sentence, for example {@code the SageMaker model package arn:…}. */
    String label() {
        return "the " + kind().label() + " " + value;
    }

    private String part(int group) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException(value);
        }
        return matcher.group(group);
    }

    private static String shown(String value) {
        return StrangersText.shown(String.valueOf(value), LONGEST_SHOWN);
    }

    @Override
    public String toString() {
        return value;
    }
}
