package io.jenkins.plugins.bedrock.engine.aws;

import java.util.List;
import java.util.Optional;

/**
 * How an account is reached: the account, the Region, and the roles assumed one after the other.
 *
 * @param name what people call it, an environment's or a source's name
 * @param account where the calls must land; checked before anything is changed
 * @param roles assumed in this order, each with the one before; none means the base credentials themselves
 * @param session the name of the role sessions, from job and build
 */
public record AccountAccess(
        String name,
        AccountId account,
        AwsRegion region,
        BaseCredentials base,
        List<RoleAssumption> roles,
        SessionName session) {

    public AccountAccess {
        roles = List.copyOf(roles);
    }

    /** The role as which calls are made, if there is one. */
    public Optional<RoleArn> role() {
        return roles.isEmpty()
                ? Optional.empty()
                : Optional.of(roles.get(roles.size() - 1).role());
    }

    /** The same access under another session name. */
    public AccountAccess withSession(SessionName other) {
        return new AccountAccess(name, account, region, base, roles, other);
    }

    /** The same access in another Region. */
    public AccountAccess in(AwsRegion other) {
        return new AccountAccess(name, account, other, base, roles, session);
    }

    /** For messages: environment, account, Region and role. */
    @Override
    public String toString() {
        return name + " (account " + account + ", " + region
                + role().map(role -> ", as " + role).orElse(", as " + base.id()) + ")";
    }
}
