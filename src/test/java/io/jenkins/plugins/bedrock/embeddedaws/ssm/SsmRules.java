package io.jenkins.plugins.bedrock.embeddedaws.ssm;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What SSM refuses, in the words of its API reference and user guide. */
final class SsmRules {

    /** The service quota of standard parameters per account and Region. */
    static final int MOST_PARAMETERS = 10_000;

    private static final int LONGEST_ARN = 1011;
    private static final int LONGEST_VALUE = 4096;
    private static final int MOST_LEVELS = 15;
    private static final Set<String> TYPES = Set.of("String", "StringList", "SecureString");

    private SsmRules() {}

    static void requireName(String name, String arn) {
        if (!name.matches("[a-zA-Z0-9_.-]+|(/[a-zA-Z0-9_.-]+)+")) {
            throw invalid(
                    name.contains("/") && !name.startsWith("/")
                            ? "Parameter name must be a fully qualified name."
                            : "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). If formed"
                                    + " as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as"
                                    + " a mix of letters, numbers and the following 3 symbols .-_");
        }
        if (name.matches("(?i)/?(aws|ssm).*")) {
            throw invalid("Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");
        }
        if (name.chars().filter(c -> c == '/').count() > MOST_LEVELS) {
            throw new AwsError(
                    400,
                    "HierarchyLevelLimitExceededException",
                    "A hierarchy can have a maximum of 15 levels. For more information, see Requirements and constraints"
                            + " for parameter names.");
        }
        if (arn.length() > LONGEST_ARN) {
            throw invalid("Parameter name: the maximum length, ARN included, is 1011 characters.");
        }
    }

    static void requireValue(String value) {
        if (value.isEmpty()) {
            throw invalid(
                    "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have"
                            + " length greater than or equal to 1");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST_VALUE) {
            throw invalid("Standard tier parameters support a maximum parameter value of 4096 characters.");
        }
    }

    static void requireType(String type) {
        if (!TYPES.contains(type)) {
            throw new AwsError(400, "UnsupportedParameterType", "The parameter type isn't supported.");
        }
    }

    static AwsError notFound() {
        return new AwsError(400, "ParameterNotFound", "");
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
