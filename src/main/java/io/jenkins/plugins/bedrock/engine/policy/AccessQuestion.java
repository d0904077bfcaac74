package io.jenkins.plugins.bedrock.engine.policy;

import java.util.Objects;

/**
 * One call, as a question to policies.
 *
 * @param caller who calls
 * @param action such as {@code s3:GetObject}
 * @param resource the ARN that the call is about; {@code *} for a call that is about none
 * @param resourceAccount the 12 digits of the account that owns the resource; empty if there is none
 * @param context what else is known of the call
 */
public record AccessQuestion(
        Principal caller, String action, String resource, String resourceAccount, ConditionContext context) {

    public AccessQuestion {
        Objects.requireNonNull(caller, "a question has a caller");
        Objects.requireNonNull(resource, "a question about no resource has the resource *");
        Objects.requireNonNull(resourceAccount, "a question about a resource of nobody has an empty account");
        Objects.requireNonNull(context, "a question has a context, if only an empty one");
        if (!action.matches("[^:*?]+:[^:*?]+")) {
            throw new IllegalArgumentException("A question was refused, because its action must be one service and one "
                    + "operation, such as s3:GetObject, not '" + action + "'.");
        }
    }

    boolean isWithinOneAccount() {
        return caller.hasAccount() && caller.account().equals(resourceAccount);
    }
}
