package io.jenkins.plugins.bedrock.engine.policy;

import java.util.function.IntPredicate;

/**
 * Equals, LessThan, GreaterThan and so on, for numbers and dates (IAM JSON policy elements: Condition operators,
 * "Numeric" and "Date"). These take neither wildcards nor policy variables.
 *
 * @param <T> what the texts are read as
 */
final class OrderComparison<T extends Comparable<T>> implements Comparison {

    /** Reads a text as a value of the operator's type. */
    interface Reader<T> {

        /** The value; null if the text isn't one. */
        T read(String text);
    }

    private final Reader<T> reader;
    private final IntPredicate order;

    /**
     * A comparison.
     *
     * @param order says of the sign of (request's value compared with policy's value) whether it matches
     */
    OrderComparison(Reader<T> reader, IntPredicate order) {
        this.reader = reader;
        this.order = order;
    }

    @Override
    public Answer matches(String actual, String wanted, PolicyVariables variables) {
        T left = reader.read(actual);
        T right = reader.read(wanted);
        if (left == null || right == null) {
            return Answer.dependsOn(
                    "how AWS reads '" + (left == null ? actual : wanted) + "', which the operator does not take");
        }
        return Answer.of(order.test(left.compareTo(right)));
    }
}
