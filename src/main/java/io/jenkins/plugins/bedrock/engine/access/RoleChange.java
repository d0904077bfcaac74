package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.util.SortedSet;
import java.util.TreeSet;

/** What happens to an import role: created, its policies changed, a source's policy removed, or nothing. */
public final class RoleChange implements AccessChange {

    private final String resource;
    private final RoleState before;
    private final RoleState after;

    RoleChange(String resource, RoleState before, RoleState after) {
        this.resource = resource;
        this.before = before;
        this.after = after;
    }

    RoleState before() {
        return before;
    }

    RoleState after() {
        return after;
    }

    @Override
    public String resource() {
        return resource;
    }

    @Override
    public boolean isNone() {
        return before.sameMeaning(after);
    }

    @Override
    public String summary() {
        if (before.exists() == after.exists()) {
            return "Change the policies of role " + resource;
        }
        return (after.exists() ? "Create the role " : "Delete the role ") + resource;
    }

    @Override
    public String diff() {
        StringBuilder diff = new StringBuilder();
        append(diff, "trust policy", before.trust(), after.trust());
        SortedSet<String> names = new TreeSet<>(before.permissions().keySet());
        names.addAll(after.permissions().keySet());
        for (String name : names) {
            append(diff, "policy " + name, policyOf(before, name), policyOf(after, name));
        }
        return diff.toString();
    }

    private static PolicyDocument policyOf(RoleState state, String name) {
        return state.permissions().getOrDefault(name, PolicyDocument.empty());
    }

    private static void append(StringBuilder diff, String what, PolicyDocument before, PolicyDocument after) {
        if (!before.sameMeaning(after)) {
            diff.append("  ").append(what).append(":\n").append(Diff.of(before, after));
        }
    }
}
