package io.jenkins.plugins.bedrock.engine.policy;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers in conditions: integers and decimals. */
final class PolicyNumber {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,100}(\\.\\d{1,100})?");

    private PolicyNumber() {}

    /** The number; null if the text isn't one. */
    static BigDecimal read(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}
