package io.jenkins.plugins.bedrock.engine.access;

import java.util.ArrayList;
import java.util.List;

/** What IAM holds against the size of a role's policies (IAM user guide, "IAM and AWS STS character quotas"). */
final class RoleLimits {

    /** All inline policies of a role together. */
    private static final int INLINE = 10_240;

    /** The quota that an account has unless it asked for more. */
    private static final int TRUST = 2_048;

    private RoleLimits() {}

    /** @param beside the bytes of the role's other inline policies */
    static List<String> obstacles(String role, RoleState after, String policy, int beside) {
        List<String> obstacles = new ArrayList<>();
        int inline = after.permissions().get(policy).size() + beside;
        if (inline > INLINE) {
            obstacles.add("The inline policies of role " + role + " would have " + inline + " bytes; AWS allows "
                    + INLINE + ". Nothing was changed. Allow fewer prefixes of the source, or give its environments"
                    + " import roles of their own.");
        }
        int trust = after.trust().size();
        if (trust > TRUST) {
            obstacles.add("The trust policy of role " + role + " would have " + trust + " bytes; AWS allows " + TRUST
                    + ". Nothing was changed. Have statements of others removed from it, or use a role of its own.");
        }
        return obstacles;
    }
}
