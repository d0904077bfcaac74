package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Role;

/** An import role as it is in the hosting account's IAM. */
record ImportRoleInIam(AwsAccount hosting, ImportRole role) {

    private static final String CREATED_BY = "Imports models into Amazon Bedrock; created by Jenkins";

    /**
     * Reads a managed role and the one policy of it that is given here.
     *
     * @param policy name of the inline policy
     */
    RoleState read(String policy) {
        return lookedUp()
                .map(found -> {
                    SortedMap<String, PolicyDocument> permissions = new TreeMap<>();
                    inline(policy).ifPresent(document -> permissions.put(policy, document));
                    return state(found, permissions, List.of("the role's other policies"));
                })
                .orElse(RoleState.MISSING);
    }

    /** Reads a role with all of its policies, as somebody else has made them. */
    RoleState readWhole() {
        return lookedUp()
                .map(found -> {
                    SortedMap<String, PolicyDocument> permissions = new TreeMap<>();
                    inlineNames()
                            .forEach(name -> permissions.put(name, inline(name).orElseThrow()));
                    attached().forEach(policy -> permissions.put(policy.policyName(), managed(policy.policyArn())));
                    return state(found, permissions, List.of());
                })
                .orElse(RoleState.MISSING);
    }

    void create(PolicyDocument trust) {
        hosting.call(
                "create the import role " + role.arn(),
                () -> hosting.iam()
                        .createRole(r -> r.roleName(name())
                                .path(role.arn().path())
                                .description(CREATED_BY)
                                .permissionsBoundary(role.boundary().orElse(null))
                                .assumeRolePolicyDocument(trust.toJson())));
    }

    void putTrust(PolicyDocument trust) {
        hosting.call(
                "change the trust policy of " + role.arn(),
                () -> hosting.iam()
                        .updateAssumeRolePolicy(r -> r.roleName(name()).policyDocument(trust.toJson())));
    }

    void putPolicy(String policy, PolicyDocument document) {
        hosting.call(
                "put the policy " + policy + " on " + role.arn(),
                () -> hosting.iam()
                        .putRolePolicy(
                                r -> r.roleName(name()).policyName(policy).policyDocument(document.toJson())));
    }

    void deletePolicy(String policy) {
        hosting.call(
                "remove the policy " + policy + " from " + role.arn(),
                () -> hosting.iam().deleteRolePolicy(r -> r.roleName(name()).policyName(policy)));
    }

    /** How many bytes the role's inline policies have, but for this one. */
    int inlineSizeBeside(String policy) {
        return inlineNames().stream()
                .filter(name -> !name.equals(policy))
                .flatMap(name -> inline(name).stream())
                .mapToInt(PolicyDocument::size)
                .sum();
    }

    private List<String> inlineNames() {
        return hosting.call(
                "list the policies of " + role.arn(),
                () -> hosting.iam().listRolePoliciesPaginator(r -> r.roleName(name())).policyNames().stream()
                        .toList());
    }

    private Optional<Role> lookedUp() {
        return found(
                        "read the import role " + role.arn(),
                        () -> hosting.iam().getRole(r -> r.roleName(name())).role())
                .map(this::requireSamePath);
    }

    /** IAM finds a role by its name alone; the ARN tells whether it is the configured one. */
    private Role requireSamePath(Role found) {
        if (!found.arn().equals(role.arn().value())) {
            throw new AccessRefusedException("The import role is configured as " + role.arn() + ", but the role of"
                    + " this name is " + found.arn() + ". Nothing was changed. Correct the ARN, path included.");
        }
        return found;
    }

    private Optional<PolicyDocument> inline(String policy) {
        return found(
                "read the policy " + policy + " of " + role.arn(),
                () -> decoded(hosting.iam()
                        .getRolePolicy(r -> r.roleName(name()).policyName(policy))
                        .policyDocument()));
    }

    private List<AttachedPolicy> attached() {
        return hosting.call(
                "list the attached policies of " + role.arn(),
                () ->
                        hosting
                                .iam()
                                .listAttachedRolePoliciesPaginator(r -> r.roleName(name()))
                                .attachedPolicies()
                                .stream()
                                .toList());
    }

    private PolicyDocument managed(String arn) {
        return hosting.call("read the policy " + arn, () -> {
            String version =
                    hosting.iam().getPolicy(r -> r.policyArn(arn)).policy().defaultVersionId();
            return decoded(hosting.iam()
                    .getPolicyVersion(r -> r.policyArn(arn).versionId(version))
                    .policyVersion()
                    .document());
        });
    }

    private RoleState state(Role found, SortedMap<String, PolicyDocument> permissions, List<String> unseen) {
        Optional<String> boundary = Optional.ofNullable(found.permissionsBoundary())
                .map(AttachedPermissionsBoundary::permissionsBoundaryArn);
        return new RoleState(
                true,
                decoded(found.assumeRolePolicyDocument()),
                permissions,
                boundary.map(this::managed),
                boundary,
                unseen);
    }

    private <T> Optional<T> found(String attempt, Supplier<T> call) {
        try {
            return Optional.of(hosting.call(attempt, call));
        } catch (AwsProblem problem) {
            if (problem.isNotFound()) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** IAM returns policies percent-encoded (RFC 3986), where a plus sign stands for itself. */
    private static PolicyDocument decoded(String document) {
        return PolicyDocument.parse(URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    private String name() {
        return role.arn().name();
    }
}
