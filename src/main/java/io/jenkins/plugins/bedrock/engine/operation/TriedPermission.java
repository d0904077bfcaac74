package io.jenkins.plugins.bedrock.engine.operation;

/**
 * A permission that the steps need, and what came of trying it.
 *
 * @param permission as a policy names it, and on what, for example {@code iam:GetRole on BedrockImport}
 * @param sentence what AWS answered, or why the permission was not tried
 */
public record TriedPermission(String permission, Outcome outcome, String sentence) {

    /** Whether the permission is there. */
    public enum Outcome {
        /** AWS refused the call. */
        MISSING,
        /** AWS let the call through, whatever it answered then. */
        ALLOWED,
        /** The call would have changed something, or AWS could not be asked. */
        NOT_TRIED
    }
}
