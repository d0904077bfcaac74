package io.jenkins.plugins.bedrock.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Foreign policies in unusual forms, as tokens: unknown elements, odd numbers, single values, any order of keys.
 *
 * <p>Tokens rather than a tree, so that the expected text owes nothing to a JSON library.
 */
final class RandomPolicyText {

    private static final List<String> NUMBERS = List.of(
            "0", "-0", "1.10", "1e3", "1E+400", "-2.50e-7", "12345678901234567890123456789", "3.0", "9007199254740993");
    private static final List<String> TEXTS = List.of(
            "", "*", "s3:Get*", "${aws:username}", "ä€😀", "say \\\"no\\\"", "back\\\\slash", "line\\nbreak", "a/b");

    private final Random random;

    RandomPolicyText(Random random) {
        this.random = random;
    }

    /** One statement as a compact JSON text. */
    String statement(int number) {
        List<String> members = new ArrayList<>();
        members.add("\"Effect\":\"" + (random.nextBoolean() ? "Allow" : "Deny") + "\"");
        maybe(members, () -> "\"Sid\":\"foreign" + number + "\"");
        maybe(members, () -> "\"Principal\":" + (random.nextBoolean() ? "\"*\"" : "{\"AWS\":" + oneOrMany() + "}"));
        maybe(members, () -> "\"" + (random.nextBoolean() ? "Action" : "NotAction") + "\":" + oneOrMany());
        maybe(members, () -> "\"Resource\":" + oneOrMany());
        maybe(members, () -> "\"Condition\":{\"NumericLessThan\":{\"s3:max-keys\":" + value(0) + "},\"Bool\":{}}");
        maybe(members, () -> "\"New" + number + "\":" + value(3));
        return object(members);
    }

    /** The members of a document without its statement; a placeholder stands for that. */
    String document(String statementPlaceholder) {
        List<String> members = new ArrayList<>();
        members.add("\"Statement\":" + statementPlaceholder);
        maybe(members, () -> "\"Version\":\"" + (random.nextBoolean() ? "2008-10-17" : "2012-10-17") + "\"");
        maybe(members, () -> "\"Id\":" + text());
        maybe(members, () -> "\"Unknown\":" + value(3));
        return object(members);
    }

    /** Adds whitespace between tokens, which is the only thing that may get lost. */
    String spaced(String compact) {
        StringBuilder spaced = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            boolean punctuation = !quoted && "{}[]:,".indexOf(c) >= 0;
            spaced.append(punctuation ? space() + c + space() : String.valueOf(c));
            quoted ^= c == '"' && (!quoted || !isEscaped(compact, i));
        }
        return spaced.toString();
    }

    private static boolean isEscaped(String text, int at) {
        int backslashes = 0;
        while (text.charAt(at - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private String space() {
        return List.of("", " ", "\n\t", "\r\n").get(random.nextInt(4));
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 1 -> random.nextBoolean() ? "true" : "null";
            case 2, 3 -> text();
            case 4 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
            default -> "{\"k\":" + value(depth - 1) + ",\"\":" + value(depth - 1) + "}";
        };
    }

    private String oneOrMany() {
        return random.nextBoolean() ? text() : "[" + text() + "," + text() + "]";
    }

    private String text() {
        return "\"" + TEXTS.get(random.nextInt(TEXTS.size())) + "\"";
    }

    private void maybe(List<String> members, Supplier<String> member) {
        if (random.nextBoolean()) {
            members.add(random.nextInt(members.size() + 1), member.get());
        }
    }

    private static String object(List<String> members) {
        return "{" + String.join(",", members) + "}";
    }
}
