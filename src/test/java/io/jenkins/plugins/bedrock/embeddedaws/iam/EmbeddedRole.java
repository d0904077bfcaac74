package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.state.Eventual;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An IAM role for tests to arrange; what they change shows at once. */
public final class EmbeddedRole {

    private final Eventual<Optional<RoleState>> state;
    private final PrincipalNames names;

    EmbeddedRole(Eventual<Optional<RoleState>> state, PrincipalNames names) {
        this.state = state;
        this.names = names;
    }

    /** The role's ARN. */
    public String arn() {
        return state().identity().arn();
    }

    /** The unique ID, AROA…. */
    public String id() {
        return state().identity().id();
    }

    /** Everything about the role as it was written last. */
    public RoleState state() {
        return state.written().orElseThrow(() -> new IllegalStateException("The role has been deleted."));
    }

    /** Whether the role exists. */
    public boolean exists() {
        return state.written().isPresent();
    }

    /** Sets the path, e.g. {@code /bedrock/}. */
    public EmbeddedRole path(String path) {
        return change(role -> role.withIdentity(role.identity().withPath(path)));
    }

    /** Sets the trust policy. */
    public EmbeddedRole trust(String document) {
        return change(role -> role.withTrust(names.stored(document)));
    }

    /** Trusts principals by ARN: roles, users, or accounts as {@code arn:aws:iam::111122223333:root}. */
    public EmbeddedRole trusting(String... arns) {
        return trust(TrustPolicy.ofPrincipals("AWS", List.of(arns)));
    }

    /** Trusts principals by ARN if they say the external ID. */
    public EmbeddedRole trustingWithExternalId(String externalId, String... arns) {
        return trust(
                TrustPolicy.ofPrincipals("AWS", List.of(arns), "StringEquals", Map.of("sts:ExternalId", externalId)));
    }

    /** Trusts an AWS service, e.g. {@code bedrock.amazonaws.com}. */
    public EmbeddedRole trustingService(String service) {
        return trust(TrustPolicy.ofPrincipals("Service", List.of(service)));
    }

    /** Adds an inline policy that allows actions (separated by commas or blanks) on resources. */
    public EmbeddedRole allowing(String actions, String... resources) {
        return change(role -> role.withPolicies(role.policies().allowing(actions, resources)));
    }

    /** Adds or replaces an inline policy. */
    public EmbeddedRole inline(String policyName, String document) {
        return change(role -> role.withPolicies(role.policies().withInline(policyName, document)));
    }

    /** Attaches a managed policy by its ARN. */
    public EmbeddedRole attached(String policyArn) {
        return change(role -> role.withPolicies(role.policies().withAttached(policyArn)));
    }

    /** Sets the permissions boundary by its ARN. */
    public EmbeddedRole boundary(String policyArn) {
        return change(role -> role.withPolicies(role.policies().withBoundary(policyArn)));
    }

    /** Adds a tag. */
    public EmbeddedRole tag(String key, String value) {
        return change(role -> role.withTags(Map.of(key, value)));
    }

    /** Sets the longest session in seconds, 3,600 to 43,200. */
    public EmbeddedRole maxSession(int seconds) {
        return change(role -> role.withMaxSession(seconds));
    }

    /** Deletes the role: policies that name it show its unique ID from now on, and its sessions may do nothing. */
    public void delete() {
        state.arrange(role -> Optional.empty());
    }

    @Override
    public String toString() {
        return state.written().map(role -> role.identity().arn()).stream().collect(Collectors.joining());
    }

    private EmbeddedRole change(UnaryOperator<RoleState> change) {
        state.arrange(role -> Optional.of(change.apply(role.orElseThrow())));
        return this;
    }
}
