package io.jenkins.plugins.bedrock.engine.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An immutable policy document on its raw JSON tree: what is not understood is kept as it was.
 *
 * <p>Policies of buckets and keys have other owners too; a statement of theirs must come back the same after ours was
 * added or removed, in whatever form it was written.
 */
public final class PolicyDocument {

    /** IAM identifiers, "Unique identifiers": the prefixes of a role and a user. */
    private static final Pattern UNIQUE_ID = Pattern.compile("(AROA|AIDA)[A-Z0-9]+");

    private final ObjectNode json;
    private final List<Statement> statements;

    private PolicyDocument(ObjectNode json) {
        this.json = json;
        this.statements = List.copyOf(statementsOf(json));
    }

    /**
     * Reads a policy.
     *
     * @param json the document as AWS returned it, already URL-decoded where the service encodes it
     * @throws PolicySyntaxException if it isn't one JSON object whose Statement is an object or an array of objects, if
     *     a key appears twice at any depth, or if it is far larger or deeper than any policy
     */
    public static PolicyDocument parse(String json) {
        return new PolicyDocument(PolicyJson.read(json));
    }

    /** A policy in the current language version without a statement; services refuse to store one. */
    public static PolicyDocument empty() {
        ObjectNode json = PolicyJson.NODES.objectNode().put("Version", "2012-10-17");
        json.putArray("Statement");
        return new PolicyDocument(json);
    }

    public List<Statement> statements() {
        return statements;
    }

    /** The first statement with that Sid. */
    public Optional<Statement> statement(String sid) {
        return statements.stream().filter(s -> s.sid().equals(Optional.of(sid))).findFirst();
    }

    /**
     * Drops the statements that match and appends others; all that remains stays untouched and in its order.
     *
     * @return this very document when nothing matches and nothing is appended
     */
    public PolicyDocument withStatements(Predicate<Statement> replaced, List<Statement> replacements) {
        List<Statement> kept =
                statements.stream().filter(Predicate.not(replaced)).toList();
        if (kept.size() == statements.size() && replacements.isEmpty()) {
            return this;
        }
        ObjectNode changed = json.deepCopy();
        ArrayNode array = changed.putArray("Statement");
        Stream.concat(kept.stream(), replacements.stream()).map(Statement::json).forEach(array::add);
        return new PolicyDocument(changed);
    }

    /** Appends a statement. */
    public PolicyDocument with(Statement statement) {
        return withStatements(any -> false, List.of(statement));
    }

    /** Drops the statements that match. */
    public PolicyDocument without(Predicate<Statement> dropped) {
        return withStatements(dropped, List.of());
    }

    /** Whether no statement is left; such a policy must be deleted, not stored. */
    public boolean isEmpty() {
        return statements.isEmpty();
    }

    /** The document without whitespace, as it is sent. */
    public String toJson() {
        return PolicyJson.compact(json);
    }

    /** The document for readers: two spaces a level, and {@code \n} on every machine. */
    public String toPrettyJson() {
        return PolicyJson.pretty(json);
    }

    /** The UTF-8 bytes of the document without whitespace, which is what services hold against their limit. */
    public int size() {
        return toJson().getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Whether both documents say the same, whatever their form.
     *
     * <p>A single value is a one-element array; the order of keys, of values and of statements doesn't matter, nor the
     * case of action and condition key names; an account ID is its root ARN, {@code "*"} as a principal is
     * {@code {"AWS": "*"}}; numbers and booleans in conditions are their text; a missing Version is 2008-10-17.
     */
    public boolean sameMeaning(PolicyDocument other) {
        return PolicyMeaning.ofDocument(json).equals(PolicyMeaning.ofDocument(other.json));
    }

    /**
     * The principals that were deleted, anywhere in Principal or NotPrincipal.
     *
     * <p>AWS shows a deleted role or user by its unique ID (AROA…, AIDA…) and refuses to store a policy that holds one
     * (IAM JSON policy elements: Principal, "IAM role principals").
     */
    public List<String> uniqueIdPrincipals() {
        return statements.stream()
                .flatMap(statement -> Stream.of("Principal", "NotPrincipal")
                        .flatMap(element -> statement.principals(element, "AWS").stream()))
                .filter(principal -> UNIQUE_ID.matcher(principal).matches())
                .distinct()
                .toList();
    }

    /** Policy variables exist since version 2012-10-17 only (IAM policy elements: Variables and tags). */
    boolean hasVariables() {
        return "2012-10-17".equals(json.path("Version").asText());
    }

    private static List<Statement> statementsOf(ObjectNode json) {
        JsonNode oneOrMany = json.path("Statement");
        List<Statement> statements = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(statement -> statements.add(statement(statement)));
        } else if (!oneOrMany.isMissingNode()) {
            statements.add(statement(oneOrMany));
        }
        return statements;
    }

    private static Statement statement(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return Statement.of(object);
        }
        throw new PolicySyntaxException("A policy was not read, because its Statement must be an object or an array of "
                + "objects, such as {\"Effect\":\"Allow\",…}, and holds " + json + "; correct the document.");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyDocument document && document.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
