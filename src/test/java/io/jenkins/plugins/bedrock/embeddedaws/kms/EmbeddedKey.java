package io.jenkins.plugins.bedrock.embeddedaws.kms;

import io.jenkins.plugins.bedrock.embeddedaws.iam.PrincipalNames;
import io.jenkins.plugins.bedrock.embeddedaws.state.Eventual;
import io.jenkins.plugins.bedrock.embeddedaws.state.Visibility;
import io.jenkins.plugins.bedrock.engine.policy.KmsGrant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A KMS key for tests to arrange; what they change shows at once. */
public final class EmbeddedKey {

    private final KeyIdentity identity;
    private final Instant created;
    private final PrincipalNames names;
    private final Eventual<String> policy;
    private final Eventual<List<Grant>> grants;
    private volatile KeyState state = KeyState.ENABLED;

    EmbeddedKey(KeyIdentity identity, Visibility visibility, PrincipalNames names) {
        this.identity = identity;
        this.created = visibility.now();
        this.names = names;
        this.policy = new Eventual<>(visibility, identity.firstPolicy());
        this.grants = new Eventual<>(visibility, List.of());
    }

    /** The key's ARN. */
    public String arn() {
        return identity.arn();
    }

    /** The key's ID, a UUID. */
    public String id() {
        return identity.id();
    }

    /** The alias, e.g. {@code alias/models}. */
    public String alias() {
        return identity.alias();
    }

    String aliasArn() {
        return identity.aliasArn();
    }

    /** The account that owns the key. */
    public String account() {
        return identity.account();
    }

    public String region() {
        return identity.region();
    }

    /** Whether AWS manages the key for a service, e.g. {@code alias/aws/s3}; such a key can't be shared. */
    public boolean isManagedByAws() {
        return identity.isManagedByAws();
    }

    /** The key policy as KMS shows it. */
    public String policy() {
        return names.shown(policy.seen());
    }

    /** Sets the key policy; its principals must exist. */
    public EmbeddedKey policy(String document) {
        String stored = names.stored(document);
        policy.arrange(old -> stored);
        return this;
    }

    /** Adds a grant without constraints. */
    public EmbeddedKey grant(String granteeArn, String... operations) {
        Grant.Terms terms = new Grant.Terms(
                "",
                names.storedName(granteeArn),
                Optional.empty(),
                new TreeSet<>(List.of(operations)),
                Map.of(),
                Map.of());
        String id = "arranged-" + grants.written().size();
        grants.arrange(all -> plus(all, new Grant(id, id, identity.rootArn(), created, terms)));
        return this;
    }

    /** The grants as KMS shows them. */
    public List<KmsGrant> grants() {
        return grants.seen().stream().map(this::shown).toList();
    }

    /** Lets the key be used or not. */
    public EmbeddedKey state(KeyState value) {
        state = value;
        return this;
    }

    /** Whether the key can be used. */
    public KeyState state() {
        return state;
    }

    Instant created() {
        return created;
    }

    PrincipalNames names() {
        return names;
    }

    Eventual<String> policyPlace() {
        return policy;
    }

    Eventual<List<Grant>> grantsPlace() {
        return grants;
    }

    static List<Grant> plus(List<Grant> all, Grant more) {
        return Stream.concat(all.stream(), Stream.of(more)).toList();
    }

    private KmsGrant shown(Grant grant) {
        Grant.Terms terms = grant.terms();
        return new KmsGrant(
                grant.id(),
                terms.name(),
                names.shownName(terms.grantee()),
                terms.retiring().map(names::shownName).orElse(null),
                terms.operations(),
                terms.contextEquals(),
                terms.contextSubset());
    }
}
