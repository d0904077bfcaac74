package io.jenkins.plugins.bedrock.engine.policy;

import io.jenkins.plugins.bedrock.engine.policy.ConditionContext.Lookup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition operator by its full name, such as {@code ForAnyValue:StringNotLikeIfExists}.
 *
 * @param quantifier how the values of a multivalued key are taken together
 * @param comparison compares one value with one value
 * @param negated whether a match of any value makes it false
 * @param ifExists whether an absent key makes it true
 */
record ConditionOperator(Quantifier quantifier, Comparison comparison, boolean negated, boolean ifExists) {

    /** The set operators (IAM: Creating a condition with multiple keys or values). */
    enum Quantifier {
        NONE,
        FOR_ALL_VALUES,
        FOR_ANY_VALUE
    }

    private static final Pattern NAME = Pattern.compile("(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?");

    private static final Map<String, Comparison> POSITIVE = Map.ofEntries(
            Map.entry("StringEquals", StringComparison.EQUALS),
            Map.entry("StringEqualsIgnoreCase", StringComparison.EQUALS_IGNORE_CASE),
            Map.entry("StringLike", StringComparison.LIKE),
            Map.entry("NumericEquals", new OrderComparison<>(PolicyNumber::read, sign -> sign == 0)),
            Map.entry("NumericLessThan", new OrderComparison<>(PolicyNumber::read, sign -> sign < 0)),
            Map.entry("NumericLessThanEquals", new OrderComparison<>(PolicyNumber::read, sign -> sign <= 0)),
            Map.entry("NumericGreaterThan", new OrderComparison<>(PolicyNumber::read, sign -> sign > 0)),
            Map.entry("NumericGreaterThanEquals", new OrderComparison<>(PolicyNumber::read, sign -> sign >= 0)),
            Map.entry("DateEquals", new OrderComparison<Instant>(PolicyDate::read, sign -> sign == 0)),
            Map.entry("DateLessThan", new OrderComparison<Instant>(PolicyDate::read, sign -> sign < 0)),
            Map.entry("DateLessThanEquals", new OrderComparison<Instant>(PolicyDate::read, sign -> sign <= 0)),
            Map.entry("DateGreaterThan", new OrderComparison<Instant>(PolicyDate::read, sign -> sign > 0)),
            Map.entry("DateGreaterThanEquals", new OrderComparison<Instant>(PolicyDate::read, sign -> sign >= 0)),
            Map.entry("Bool", new BoolComparison()),
            Map.entry("BinaryEquals", new BinaryComparison()),
            Map.entry("IpAddress", new IpAddressComparison()),
            Map.entry("ArnEquals", new ArnComparison()),
            Map.entry("ArnLike", new ArnComparison()));

    private static final Map<String, String> NEGATED = Map.of(
            "StringNotEquals", "StringEquals",
            "StringNotEqualsIgnoreCase", "StringEqualsIgnoreCase",
            "StringNotLike", "StringLike",
            "NumericNotEquals", "NumericEquals",
            "DateNotEquals", "DateEquals",
            "NotIpAddress", "IpAddress",
            "ArnNotEquals", "ArnEquals",
            "ArnNotLike", "ArnLike");

    /** The operator of that name; empty if there is none. Null is not among them. */
    static Optional<ConditionOperator> named(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String base = matcher.group(2);
        Comparison comparison = POSITIVE.get(NEGATED.getOrDefault(base, base));
        return Optional.ofNullable(comparison)
                .map(found -> new ConditionOperator(
                        quantifier(matcher.group(1)), found, NEGATED.containsKey(base), matcher.group(3) != null));
    }

    /** Whether a key's values satisfy the operator with any of the wanted values (with none of them, if negated). */
    Answer test(String key, Lookup actual, List<String> wanted, PolicyVariables variables) {
        if (actual.isUnknown()) {
            return Answer.dependsOn("the context key " + key);
        }
        if (actual.isAbsent()) {
            return Answer.of(whenAbsent());
        }
        return switch (quantifier) {
            case FOR_ALL_VALUES -> nothingButEmpty(actual) ? Answer.YES : all(actual, wanted, variables);
            case FOR_ANY_VALUE -> nothingButEmpty(actual) ? Answer.of(ifExists) : any(actual, wanted, variables);
            case NONE -> same(key, actual, wanted, variables);
        };
    }

    private boolean whenAbsent() {
        return ifExists || quantifier == Quantifier.FOR_ALL_VALUES || negated && quantifier == Quantifier.NONE;
    }

    private static boolean nothingButEmpty(Lookup actual) {
        return actual.values().stream().allMatch(String::isEmpty);
    }

    private Answer all(Lookup actual, List<String> wanted, PolicyVariables variables) {
        return actual.values().stream()
                .map(value -> one(value, wanted, variables))
                .reduce(Answer.YES, Answer::and);
    }

    private Answer any(Lookup actual, List<String> wanted, PolicyVariables variables) {
        return actual.values().stream()
                .map(value -> one(value, wanted, variables))
                .reduce(Answer.NO, Answer::or);
    }

    /** A multivalued key needs a set operator; without one, only values that all agree give an answer. */
    private Answer same(String key, Lookup actual, List<String> wanted, PolicyVariables variables) {
        Answer all = all(actual, wanted, variables);
        Answer any = any(actual, wanted, variables);
        return all.equals(any)
                ? all
                : Answer.dependsOn("how AWS takes the several values of " + key + " without a set operator");
    }

    private Answer one(String value, List<String> wanted, PolicyVariables variables) {
        Answer matched = wanted.stream()
                .map(each -> comparison.matches(value, each, variables))
                .reduce(Answer.NO, Answer::or);
        return negated ? matched.not() : matched;
    }

    private static Quantifier quantifier(String name) {
        if (name == null) {
            return Quantifier.NONE;
        }
        return name.equals("ForAllValues") ? Quantifier.FOR_ALL_VALUES : Quantifier.FOR_ANY_VALUE;
    }
}
