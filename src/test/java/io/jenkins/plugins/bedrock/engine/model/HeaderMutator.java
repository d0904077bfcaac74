package io.jenkins.plugins.bedrock.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes headers where it matters: offsets, shapes, dtypes, names, metadata, lengths. Some changes do no harm. */
final class HeaderMutator {

    private static final List<String> TYPES = List.of(
            "BF16", "F16", "I16", "U16", "F32", "I32", "U8", "BOOL", "F64", "C64", "F4", "F6_E2M3", "F8_E8M0", "bf16",
            "FLOAT", "F128", "");
    private static final List<String> SPELLINGS = List.of(
            "-0",
            "-1",
            "0",
            "1",
            "1.0",
            "1e0",
            "01",
            "+1",
            "null",
            "\"1\"",
            "[1]",
            "true",
            "NaN",
            "0x1",
            "1_0",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551615",
            "4294967296",
            "1" + "0".repeat(400));
    private static final List<String> VALUES = List.of(
            "\"pt\"",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "\"é\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "1",
            "null",
            "true",
            "{}",
            "[]",
            "{\"a\":\"b\"}",
            "-0",
            "1e999",
            "1e5",
            "\"\t\"",
            "\"\\x\"",
            "tru");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Random random;

    HeaderMutator(Random random) {
        this.random = random;
    }

    void change(HeaderText header) {
        HeaderText.Entry entry = any(header.entries);
        switch (random.nextInt(20)) {
            case 0 -> number(entry.member("data_offsets"));
            case 1 -> number(entry.member("shape"));
            case 2 -> entry.member("dtype")[1] = '"' + any(TYPES) + '"';
            case 3 -> reshape(entry.member("shape"));
            case 4 -> swap(entry.member("data_offsets"), any(header.entries).member("data_offsets"));
            case 5 -> moveOffsets(entry.member("data_offsets"));
            case 6 -> rename(header, entry);
            case 7 -> metadata(header);
            case 8 ->
                header.padding = " ".repeat(random.nextInt(64))
                        + (random.nextInt(4) == 0 ? any(List.of("\n", "\t", "\u0000", "x", "{}", ",")) : "");
            case 9 -> header.lengthOff = random.nextInt(3) - 1;
            case 10 -> Collections.shuffle(header.entries, random);
            case 11 -> Collections.shuffle(entry.members, random);
            case 12 -> header.entries.add(random.nextInt(header.entries.size() + 1), empty(header));
            case 13 -> entry.members.add(random.nextInt(entry.members.size() + 1), unknown());
            case 14 -> remove(header, entry);
            case 15 -> repeat(header, entry);
            case 16 -> header.space = any(List.of("", " ", "\n", "\t\r", "\u00a0", "//"));
            case 17 -> entry.instead = random.nextInt(4) == 0 ? any(VALUES) : null;
            case 18 -> escape(entry);
            default -> sameType(entry.member("dtype"));
        }
    }

    private void number(String[] member) {
        if (member[1] == null) {
            return;
        }
        Matcher numbers = NUMBER.matcher(member[1]);
        int wanted = random.nextInt(3);
        while (numbers.find()) {
            if (wanted-- == 0) {
                String with = random.nextInt(3) > 0
                        ? any(SPELLINGS)
                        : String.valueOf(
                                Math.abs(Double.valueOf(numbers.group()).longValue() + random.nextInt(5) - 2));
                member[1] = member[1].substring(0, numbers.start()) + with + member[1].substring(numbers.end());
                return;
            }
        }
    }

    /** Mostly to a shape of the same size. */
    private void reshape(String[] shape) {
        if (shape[1] == null) {
            return;
        }
        String inner = shape[1].substring(1, Math.max(1, shape[1].length() - 1));
        shape[1] = switch (random.nextInt(7)) {
            case 0 -> "[1" + (inner.isEmpty() ? "" : "," + inner) + "]";
            case 1 -> "[" + (inner.isEmpty() ? "" : inner + ",") + "1,1]";
            case 2 -> "[" + String.join(",", reversed(inner)) + "]";
            case 3 -> "[" + (inner.isEmpty() ? "" : inner + ",") + "0]";
            case 4 -> "[]";
            case 5 -> "[4294967296,2147483648" + (inner.isEmpty() ? "" : "," + inner) + "]";
            default -> "[" + (inner.isEmpty() ? "" : inner + ",") + "2]";
        };
    }

    private static List<String> reversed(String list) {
        List<String> parts = new ArrayList<>(List.of(list.split(",")));
        Collections.reverse(parts);
        return parts;
    }

    /** Both by the same, so that a hole and an overlap come to be. */
    private void moveOffsets(String[] offsets) {
        if (offsets[1] != null) {
            long by = 1L + random.nextInt(3);
            offsets[1] = NUMBER.matcher(offsets[1])
                    .replaceAll(number -> number.group().length() > 18
                            ? number.group()
                            : String.valueOf(Long.parseLong(number.group()) + by));
        }
    }

    private static void swap(String[] a, String[] b) {
        String kept = a[1];
        a[1] = b[1];
        b[1] = kept;
    }

    private void rename(HeaderText header, HeaderText.Entry entry) {
        entry.name = any(List.of(
                "\"x" + random.nextInt(1_000) + "\"",
                "\"\"",
                "\"é\\n\"",
                "\"\\ud83d\"",
                "\"__metadata__\"",
                "\"" + "n".repeat(600) + "\"",
                "x",
                any(header.entries).name));
    }

    private void metadata(HeaderText header) {
        HeaderText.Entry metadata = header.entries.stream()
                .filter(entry -> entry.name.equals("\"__metadata__\""))
                .findFirst()
                .orElseGet(() -> {
                    HeaderText.Entry added = new HeaderText.Entry("\"__metadata__\"", new ArrayList<>());
                    header.entries.add(added);
                    return added;
                });
        metadata.members.add(new String[] {any(List.of("\"format\"", "\"a\"", "\"b\"", "\"\\ud800\"")), any(VALUES)});
    }

    /** A tensor without a byte, somewhere at an end of another. */
    private HeaderText.Entry empty(HeaderText header) {
        String offsets = any(header.entries).member("data_offsets")[1];
        String at = offsets == null || !offsets.contains(",") ? "0" : offsets.replaceAll("\\D*(\\d+).*", "$1");
        return new HeaderText.Entry(
                "\"empty" + random.nextInt(100) + "\"",
                new ArrayList<>(List.of(
                        new String[] {"\"dtype\"", '"' + any(TYPES.subList(0, 13)) + '"'},
                        new String[] {"\"shape\"", random.nextBoolean() ? "[0]" : "[3,0,9223372036854775807]"},
                        new String[] {"\"data_offsets\"", "[" + at + "," + at + "]"})));
    }

    private String[] unknown() {
        int depth = random.nextInt(4) == 0 ? 120 + random.nextInt(10) : random.nextInt(70);
        return new String[] {
            any(List.of("\"later\"", "\"strides\"", "\"dtype\"", "\"é\"", "\"\\ud800\"")),
            random.nextBoolean() ? any(VALUES) : "[".repeat(depth) + "]".repeat(depth == 0 ? 1 : depth)
        };
    }

    private void remove(HeaderText header, HeaderText.Entry entry) {
        if (random.nextBoolean() && header.entries.size() > 1) {
            header.entries.remove(entry);
        } else if (!entry.members.isEmpty()) {
            entry.members.remove(random.nextInt(entry.members.size()));
        }
    }

    private void repeat(HeaderText header, HeaderText.Entry entry) {
        if (random.nextBoolean()) {
            HeaderText.Entry copy = entry.copy();
            copy.name = random.nextBoolean() ? copy.name : "\"again" + random.nextInt(100) + "\"";
            header.entries.add(copy);
        } else if (!entry.members.isEmpty()) {
            entry.members.add(any(entry.members).clone());
        }
    }

    /** The same name in another spelling. */
    private void escape(HeaderText.Entry entry) {
        if (random.nextBoolean()) {
            entry.name = entry.name.replaceFirst("\"m", "\"\\\\u006d");
        } else {
            entry.members.forEach(member -> member[0] = member[0].replace("\"shape\"", "\"\\u0073hape\""));
        }
    }

    private void sameType(String[] dtype) {
        if ("\"BF16\"".equals(dtype[1])) {
            dtype[1] = any(List.of("\"F16\"", "\"I16\"", "\"U16\"", "\"B\\u004616\""));
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
