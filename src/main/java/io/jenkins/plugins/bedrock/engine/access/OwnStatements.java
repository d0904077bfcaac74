package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.Ownership.StatementKind;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The statements of this controller in one policy that belong together, because they give one role access to one model;
 * their IDs end alike.
 */
record OwnStatements(Ownership ownership, String digest, List<Statement> statements) {

    /** Each access that a policy gives by statements of this controller. */
    static List<OwnStatements> in(PolicyDocument policy, Ownership ownership) {
        Map<String, List<Statement>> together = new LinkedHashMap<>();
        policy.statements().stream()
                .filter(ownership::isOurs)
                .forEach(statement -> together.computeIfAbsent(
                                Ownership.digestIn(statement), digest -> new ArrayList<>())
                        .add(statement));
        return together.entrySet().stream()
                .map(access -> new OwnStatements(ownership, access.getKey(), access.getValue()))
                .toList();
    }

    /** Whether they were written for this role and model, whatever they say by now. */
    boolean areOf(RoleArn role, ModelUri model) {
        return digest.equals(Ownership.digest(role, model));
    }

    List<String> sids() {
        return statements.stream()
                .flatMap(statement -> statement.sid().stream())
                .toList();
    }

    /** The role that they name; no value if they name several, or what is no role any more. */
    Optional<RoleArn> role() {
        Set<String> principals = statements.stream()
                .flatMap(statement -> statement.awsPrincipals().stream())
                .collect(Collectors.toSet());
        return principals.size() == 1
                ? readable(() -> new RoleArn(principals.iterator().next()))
                : Optional.empty();
    }

    /** The model that they open; no value if none of them tells. */
    Optional<ModelUri> model() {
        return statements.stream()
                .flatMap(statement -> objects(statement).stream())
                .flatMap(arn -> model(arn).stream())
                .findFirst();
    }

    /** When they end; no value if they do not, or not all at once. */
    Optional<Instant> end() {
        Set<Optional<Instant>> ends = statements.stream().map(StatementEnd::of).collect(Collectors.toSet());
        return ends.size() == 1 ? ends.iterator().next() : Optional.empty();
    }

    /** Whether they say just what these say, no more and no less. */
    boolean sayJust(List<Statement> wanted) {
        return wanted.size() == statements.size()
                && wanted.stream().allMatch(one -> statements.stream().anyMatch(one::sameMeaning));
    }

    private List<String> objects(Statement statement) {
        if (ownership.kindOf(statement) == StatementKind.READ) {
            return statement.resources();
        }
        return ownership.kindOf(statement) == StatementKind.DECRYPT
                ? statement.conditionValues("StringLike", "kms:EncryptionContext:aws:s3:arn")
                : List.of();
    }

    /** An ARN pattern as {@link ModelAccess#objectsArn} writes it, read backwards. */
    private static Optional<ModelUri> model(String objectsArn) {
        String path = objectsArn.substring(objectsArn.lastIndexOf(':') + 1);
        int slash = path.indexOf('/');
        return slash < 0 || !path.endsWith("/*")
                ? Optional.empty()
                : readable(() -> new ModelUri(path.substring(0, slash), path.substring(slash + 1, path.length() - 1)));
    }

    private static <T> Optional<T> readable(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
