package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policy that lets an import role read one source: one statement set per source, not per model.
 *
 * <p>{@code aws:ResourceAccount} is the <em>owner of the bucket</em>, not the hosting account: the import API has no field
 * for the owner, so this condition is all that keeps an import from reading a look-alike bucket.
 *
 * @param buckets ARNs
 * @param objects ARN patterns
 * @param keys ARNs
 */
record SourcePolicy(Set<String> buckets, Set<String> objects, Set<String> keys) {

    private static final String LIST_SID = "ListModels";
    private static final String READ_SID = "ReadModels";
    private static final String KEYS_SID = "DecryptModels";

    /** The name of the inline policy. */
    static String nameFor(SourceReach reach) {
        return "bedrock-model-import-" + reach.source();
    }

    /** What a source lets be read. */
    static SourcePolicy of(SourceReach reach) {
        return new SourcePolicy(
                set(reach.prefixes().stream().map(prefix -> reach.region().arn("s3", "", "", prefix.bucket()))),
                set(reach.prefixes().stream()
                        .map(prefix ->
                                reach.region().arn("s3", "", "", prefix.bucket() + "/" + prefix.prefix() + "*"))),
                set(reach.keys().stream().map(KeyArn::value)));
    }

    /** What a policy lets be read; nothing if there is none. */
    static SourcePolicy in(Optional<PolicyDocument> policy) {
        return new SourcePolicy(resources(policy, LIST_SID), resources(policy, READ_SID), resources(policy, KEYS_SID));
    }

    /** What both let be read: environments with other prefixes may share the role. */
    SourcePolicy and(SourcePolicy other) {
        return new SourcePolicy(
                set(Stream.concat(buckets.stream(), other.buckets.stream())),
                set(Stream.concat(objects.stream(), other.objects.stream())),
                set(Stream.concat(keys.stream(), other.keys.stream())));
    }

    List<KeyArn> keyArns() {
        return keys.stream().filter(KeyArn::isOne).map(KeyArn::new).toList();
    }

    List<String> bucketNames() {
        return buckets.stream()
                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .toList();
    }

    SourcePolicy withKeys(Predicate<String> kept) {
        return new SourcePolicy(buckets, objects, set(keys.stream().filter(kept)));
    }

    /** @param owner of buckets and keys */
    PolicyDocument document(String owner) {
        PolicyDocument policy = PolicyDocument.empty()
                .with(reading(LIST_SID, "s3:ListBucket", buckets, owner))
                .with(reading(READ_SID, "s3:GetObject", objects, owner));
        return keys.isEmpty()
                ? policy
                : policy.with(Statement.allow(KEYS_SID)
                        .actions("kms:Decrypt", "kms:DescribeKey")
                        .resources(array(keys))
                        .build());
    }

    private static Statement reading(String sid, String action, Set<String> resources, String owner) {
        return Statement.allow(sid)
                .actions(action)
                .resources(array(resources))
                .condition("StringEquals", "aws:ResourceAccount", owner)
                .build();
    }

    private static Set<String> resources(Optional<PolicyDocument> policy, String sid) {
        return set(policy.flatMap(p -> p.statement(sid)).map(Statement::resources).orElse(List.of()).stream());
    }

    private static Set<String> set(Stream<String> values) {
        return values.collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
