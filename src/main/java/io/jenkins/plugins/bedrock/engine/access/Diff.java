package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.List;

/** Two versions of a policy, statement by statement: what goes with a minus, what comes with a plus. */
final class Diff {

    private Diff() {}

    static String of(PolicyDocument before, PolicyDocument after) {
        StringBuilder diff = new StringBuilder();
        long kept = append(diff, "- ", before.statements(), after.statements());
        append(diff, "+ ", after.statements(), before.statements());
        if (kept > 0) {
            diff.append("  (").append(kept).append(" more, unchanged)\n");
        }
        return diff.toString();
    }

    private static long append(StringBuilder diff, String sign, List<Statement> these, List<Statement> those) {
        long found = 0;
        for (Statement statement : these) {
            if (those.stream().anyMatch(statement::sameMeaning)) {
                found++;
            } else {
                statement
                        .json()
                        .toPrettyString()
                        .lines()
                        .forEach(line -> diff.append(sign).append(line).append('\n'));
            }
        }
        return found;
    }
}
