package io.jenkins.plugins.bedrock.credentials;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.RoleAssumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * With what a role can be assumed.
 *
 * @param base what the first of the roles is assumed with
 * @param temporary whether {@code base} may itself be the session of a role (an instance profile, IRSA, a session token):
 *     AWS gives a role that is assumed with one an hour at most
 * @param roles assumed on the way, in this order
 */
public record AssumingCredentials(
        @NonNull BaseCredentials base,
        boolean temporary,
        @NonNull List<RoleAssumption> roles) {

    public AssumingCredentials {
        Objects.requireNonNull(base);
        roles = List.copyOf(roles);
    }

    /** An access key that lives until it is withdrawn. */
    @NonNull
    public static AssumingCredentials ofKey(@NonNull BaseCredentials key) {
        return new AssumingCredentials(key, false, List.of());
    }

    /** What may be the session of a role. */
    @NonNull
    public static AssumingCredentials ofSession(@NonNull BaseCredentials session) {
        return new AssumingCredentials(session, true, List.of());
    }

    AssumingCredentials then(RoleAssumption role) {
        List<RoleAssumption> more = new ArrayList<>(roles);
        more.add(temporary ? RoleAssumptions.chained(role) : role);
        return new AssumingCredentials(base, temporary, more);
    }
}
