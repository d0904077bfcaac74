package io.jenkins.plugins.bedrock.engine.access;

import java.util.List;

/**
 * What would be changed, and what stands in the way; shown before anything is done.
 *
 * @param keys under which the model is encrypted, so far as is known
 * @param changes all that was looked at on the sides that are changed here, unchanged things included
 * @param obstacles why it cannot be done; empty if it can
 * @param warnings what may come in the way
 * @param checks what the policies would say of an import afterwards, as far as they can be seen
 * @param asked what the owners of bucket and key are asked to apply; no fragment where they are managed here
 */
public record AccessPlan(
        List<KeyArn> keys,
        List<AccessChange> changes,
        List<String> obstacles,
        List<String> warnings,
        List<CheckedRule> checks,
        SourceRequest asked) {

    public AccessPlan {
        keys = List.copyOf(keys);
        changes = List.copyOf(changes);
        obstacles = List.copyOf(obstacles);
        warnings = List.copyOf(warnings);
        checks = List.copyOf(checks);
    }

    /** Whether nothing has to be written here. */
    public boolean isNothingToChange() {
        return changes.stream().allMatch(AccessChange::isNone);
    }

    /** The whole plan as a diff: each change with a line of its own and what goes and comes. */
    public String diff() {
        StringBuilder diff = new StringBuilder();
        changes.stream()
                .filter(change -> !change.isNone())
                .forEach(change -> diff.append(change.summary()).append(":\n").append(change.diff()));
        return diff.isEmpty() ? "Nothing to change.\n" : diff.toString();
    }
}
