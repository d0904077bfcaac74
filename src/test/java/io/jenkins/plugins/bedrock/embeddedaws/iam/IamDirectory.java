package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.state.Visibility;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The users and roles of all accounts, as AWS knows them: by ARN and by unique ID. */
public final class IamDirectory {

    private final Map<String, IamAccount> accounts = new ConcurrentHashMap<>();
    private final Visibility visibility;
    private final UniqueIds ids;

    /** @param visibility says when changes show */
    public IamDirectory(Visibility visibility, UniqueIds ids) {
        this.visibility = visibility;
        this.ids = ids;
    }

    /** Opens an account, or gives the one that is open. */
    public IamAccount open(String account, String partition) {
        return accounts.computeIfAbsent(account, id -> new IamAccount(id, partition, visibility, ids));
    }

    /** The account with this ID. */
    public Optional<IamAccount> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** The account that an IAM ARN belongs to. */
    public Optional<IamAccount> accountOf(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 ? account(parts[4]) : Optional.empty();
    }

    /** The role with this ARN, as readers see it. */
    public Optional<RoleState> role(String arn) {
        return roles().filter(role -> role.identity().arn().equals(arn)).findFirst();
    }

    /** The role with this unique ID, as readers see it. */
    public Optional<RoleState> roleById(String uniqueId) {
        return roles().filter(role -> role.identity().id().equals(uniqueId)).findFirst();
    }

    /** The unique ID of the user or role with this ARN. */
    public Optional<String> uniqueId(String arn) {
        return role(arn)
                .map(role -> role.identity().id())
                .or(() -> users().filter(user -> user.arn().equals(arn))
                        .map(EmbeddedUser::id)
                        .findFirst());
    }

    /** The ARN of the user or role with this unique ID; empty when it is dead. */
    public Optional<String> arn(String uniqueId) {
        return roleById(uniqueId)
                .map(role -> role.identity().arn())
                .or(() -> users().filter(user -> user.id().equals(uniqueId))
                        .map(EmbeddedUser::arn)
                        .findFirst());
    }

    private Stream<RoleState> roles() {
        return accounts.values().stream().flatMap(IamAccount::seenRoles);
    }

    private Stream<EmbeddedUser> users() {
        return accounts.values().stream().flatMap(IamAccount::users);
    }
}
