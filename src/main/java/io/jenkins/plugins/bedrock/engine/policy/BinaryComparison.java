package io.jenkins.plugins.bedrock.engine.policy;

import java.util.Arrays;
import java.util.Base64;

/**
 * BinaryEquals: byte for byte, both values given in Base64 (IAM JSON policy elements: Condition operators, "Binary").
 */
final class BinaryComparison implements Comparison {

    @Override
    public Answer matches(String actual, String wanted, PolicyVariables variables) {
        try {
            Base64.Decoder decoder = Base64.getDecoder();
            return Answer.of(Arrays.equals(decoder.decode(actual), decoder.decode(wanted)));
        } catch (IllegalArgumentException e) {
            return Answer.dependsOn("how AWS reads a binary value that is not Base64");
        }
    }
}
