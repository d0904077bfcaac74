package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.access.Permissions;
import io.jenkins.plugins.bedrock.embeddedaws.state.Eventual;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.state.Visibility;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** What IAM keeps of one account. */
public final class IamAccount {

    private final String id;
    private final String partition;
    private final Visibility visibility;
    private final UniqueIds ids;
    /** By lower-case name: names of roles differ by more than case. */
    private final Map<String, Eventual<Optional<RoleState>>> roles = new ConcurrentSkipListMap<>();

    private final Map<String, EmbeddedUser> users = new ConcurrentSkipListMap<>();
    private final Map<String, String> managedPolicies = new ConcurrentHashMap<>();

    IamAccount(String id, String partition, Visibility visibility, UniqueIds ids) {
        this.id = id;
        this.partition = partition;
        this.visibility = visibility;
        this.ids = ids;
    }

    public String id() {
        return id;
    }

    public String partition() {
        return partition;
    }

    /** The place of a role's state, empty while there is no such role. */
    public Eventual<Optional<RoleState>> role(String name) {
        return roles.computeIfAbsent(
                name.toLowerCase(Locale.ROOT), key -> new Eventual<>(visibility, Optional.empty()));
    }

    /** The state of a role that didn't exist before: own unique ID, nobody trusted, nothing allowed. */
    public RoleState newRole(String path, String name) {
        return RoleState.of(new RoleIdentity(partition, id, path, name, ids.iam("AROA"), visibility.now()));
    }

    /** A role for a test to arrange; made when there is none. */
    public EmbeddedRole arrangedRole(String name, PrincipalNames names) {
        Eventual<Optional<RoleState>> place = role(name);
        if (place.written().isEmpty()) {
            place.arrange(none -> Optional.of(newRole("/", name)));
        }
        return new EmbeddedRole(place, names);
    }

    /** The user with this name; made when there is none. */
    public EmbeddedUser arrangedUser(String name, UserKeys keys) {
        return users.computeIfAbsent(name, key -> new EmbeddedUser(this, key, ids.iam("AIDA"), keys));
    }

    /** Adds or replaces a managed policy and gives its ARN. */
    public String putManagedPolicy(String name, String document) {
        String arn = "arn:" + partition + ":iam::" + id + ":policy/" + name;
        managedPolicies.put(arn, document);
        return arn;
    }

    /** The document of a managed policy by its ARN. */
    public Optional<String> managedPolicy(String arn) {
        return Optional.ofNullable(managedPolicies.get(arn));
    }

    /** The documents behind a user's or role's policies. */
    Permissions permissions(EntityPolicies policies) {
        List<String> identity = Stream.concat(
                        policies.inline().values().stream(),
                        policies.attached().stream().flatMap(arn -> managedPolicy(arn).stream()))
                .toList();
        List<String> boundaries =
                policies.boundary().flatMap(this::managedPolicy).stream().toList();
        return new Permissions(identity, boundaries, List.of());
    }

    Stream<RoleState> seenRoles() {
        return roles.values().stream().map(Eventual::seen).flatMap(Optional::stream);
    }

    Stream<EmbeddedUser> users() {
        return users.values().stream();
    }
}
