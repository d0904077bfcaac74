package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of the safetensors format once more, straight from its README and its reference implementation, and sharing
 * no code with the parser: over a plain tree, with numbers of any size.
 */
final class SafetensorsRulesOracle {

    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("F4", 4),
            Map.entry("F6_E2M3", 6),
            Map.entry("F6_E3M2", 6),
            Map.entry("BOOL", 8),
            Map.entry("U8", 8),
            Map.entry("I8", 8),
            Map.entry("F8_E5M2", 8),
            Map.entry("F8_E4M3", 8),
            Map.entry("F8_E8M0", 8),
            Map.entry("F8_E4M3FNUZ", 8),
            Map.entry("F8_E5M2FNUZ", 8),
            Map.entry("I16", 16),
            Map.entry("U16", 16),
            Map.entry("F16", 16),
            Map.entry("BF16", 16),
            Map.entry("I32", 32),
            Map.entry("U32", 32),
            Map.entry("F32", 32),
            Map.entry("C64", 64),
            Map.entry("F64", 64),
            Map.entry("I64", 64),
            Map.entry("U64", 64));

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final Pattern COUNT = Pattern.compile("/[^/]*/(shape|data_offsets)/\\d+");
    private static final JsonFactory PLAIN = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    // serde_json's limit.
                    .maxNestingDepth(127)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private record Range(BigInteger begin, BigInteger end) {}

    private SafetensorsRulesOracle() {}

    /** Whether the rules allow a file of this size with this start. */
    static boolean allow(byte[] start, long fileSize) {
        if (start.length < 8 || fileSize < 8) {
            return false;
        }
        byte[] bigEndian = new byte[8];
        for (int i = 0; i < 8; i++) {
            bigEndian[i] = start[7 - i];
        }
        BigInteger length = new BigInteger(1, bigEndian);
        if (length.compareTo(BigInteger.valueOf(100_000_000)) > 0
                || length.longValueExact() > fileSize - 8
                || length.longValueExact() > start.length - 8) {
            return false;
        }
        byte[] header = Arrays.copyOfRange(start, 8, 8 + length.intValueExact());
        return allowHeader(header, BigInteger.valueOf(fileSize - 8 - header.length));
    }

    private static boolean allowHeader(byte[] header, BigInteger dataSize) {
        String text = new String(header, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), header) || !text.startsWith("{")) {
            return false;
        }
        String trimmed = text.replaceAll(" +$", "");
        try {
            return trimmed.endsWith("}")
                    && allowTokens(trimmed)
                    && allowTree(new ObjectMapper(PLAIN).readTree(trimmed), dataSize);
        } catch (IOException notJson) {
            return false;
        }
    }

    /** No name twice, no half of a surrogate pair, no number that is none, nothing behind the end. */
    private static boolean allowTokens(String text) throws IOException {
        Deque<Set<String>> names = new ArrayDeque<>();
        try (JsonParser json = PLAIN.createParser(text)) {
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.START_OBJECT) {
                    names.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    names.pop();
                } else if (token == JsonToken.FIELD_NAME && !names.peek().add(json.currentName())) {
                    return false;
                }
                if (!allowToken(json, token) || depth == 0 && json.nextToken() != null) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean allowToken(JsonParser json, JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
            return StandardCharsets.UTF_8.newEncoder().canEncode(json.getText());
        }
        boolean negativeCount = token.isNumeric()
                && json.getText().startsWith("-")
                && COUNT.matcher(json.getParsingContext().pathAsPointer().toString())
                        .matches();
        return !negativeCount && (!token.isNumeric() || !Double.isInfinite(Double.parseDouble(json.getText())));
    }

    private static boolean allowTree(JsonNode root, BigInteger dataSize) {
        List<Range> ranges = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            JsonNode value = entry.getValue();
            if (entry.getKey().equals("__metadata__")) {
                if (!value.isObject()
                        || value.properties().stream()
                                .anyMatch(e -> !e.getValue().isTextual())) {
                    return false;
                }
            } else if (!allowTensor(value)) {
                return false;
            } else {
                JsonNode offsets = value.get("data_offsets");
                ranges.add(new Range(
                        offsets.get(0).bigIntegerValue(), offsets.get(1).bigIntegerValue()));
            }
        }
        ranges.sort(Comparator.comparing(Range::begin).thenComparing(Range::end));
        BigInteger end = BigInteger.ZERO;
        for (Range range : ranges) {
            if (!range.begin().equals(end)) {
                return false;
            }
            end = range.end();
        }
        return end.equals(dataSize);
    }

    private static boolean allowTensor(JsonNode tensor) {
        JsonNode dtype = tensor.path("dtype");
        JsonNode shape = tensor.path("shape");
        JsonNode offsets = tensor.path("data_offsets");
        if (!tensor.isObject()
                || !dtype.isTextual()
                || !BITS.containsKey(dtype.textValue())
                || !areCounts(shape)
                || !areCounts(offsets)
                || offsets.size() != 2) {
            return false;
        }
        BigInteger product = BigInteger.ONE;
        for (JsonNode dimension : shape) {
            product = product.multiply(dimension.bigIntegerValue());
            if (product.compareTo(MOST) > 0) {
                return false;
            }
        }
        BigInteger bits = product.multiply(BigInteger.valueOf(BITS.get(dtype.textValue())));
        BigInteger[] bytes = bits.divideAndRemainder(BigInteger.valueOf(8));
        BigInteger size =
                offsets.get(1).bigIntegerValue().subtract(offsets.get(0).bigIntegerValue());
        return bits.compareTo(MOST) <= 0 && bytes[1].signum() == 0 && bytes[0].equals(size);
    }

    private static boolean areCounts(JsonNode list) {
        if (!list.isArray()) {
            return false;
        }
        for (JsonNode number : list) {
            if (!number.isIntegralNumber()
                    || number.bigIntegerValue().signum() < 0
                    || number.bigIntegerValue().compareTo(MOST) > 0) {
                return false;
            }
        }
        return true;
    }
}
