package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The JSON of a safetensors header, read token by token: a header may have 100 MB.
 *
 * <p>Members of a tensor that the format does not have are passed over, as the reference implementation does.
 */
final class HeaderJson {

    private static final String METADATA = "__metadata__";
    private static final String FORMAT = "format";

    /** A model of 128 experts and 100 layers has 50,000, in all its files. */
    private static final int MOST_TENSORS = 100_000;

    private static final int MOST_DIMENSIONS_OF_ALL = 400_000;

    /** PyTorch takes 64 at most. */
    private static final int MOST_DIMENSIONS = 64;

    private static final int MOST_METADATA = 10_000;
    private static final int MOST_CHARACTERS = 4 << 20;

    /** Of the name of a tensor; longer metadata are something else. */
    private static final int LONGEST_ALIAS = 1_000;

    /** As deep as serde_json reads, with which the reference implementation parses. */
    private static final int DEEPEST = 127;

    private final JsonParser json;
    private final List<Tensor> tensors = new ArrayList<>();
    private Map<String, String> metadata;
    private int dimensions;

    private HeaderJson(JsonParser json) {
        this.json = json;
    }

    static SafetensorsHeader parse(String text, int length) {
        try (JsonParser parser = new StrictJson(DEEPEST).parser(text)) {
            HeaderJson header = new HeaderJson(parser);
            header.read();
            return new SafetensorsHeader(length, header.tensors, header.metadata());
        } catch (JsonProcessingException e) {
            // Jackson has no exception of its own for this.
            boolean duplicate = e.getOriginalMessage().startsWith("Duplicate");
            throw new SafetensorsProblem(
                    duplicate ? SafetensorsRule.NAMES_ARE_UNIQUE : SafetensorsRule.HEADER_IS_JSON,
                    StrictJson.said(e),
                    e);
        } catch (IOException e) {
            throw new SafetensorsProblem(SafetensorsRule.HEADER_IS_JSON, "it is not JSON", e);
        }
    }

    private void read() throws IOException {
        next();
        while (next() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            next();
            if (name.equals(METADATA)) {
                readMetadata();
            } else {
                tensors.add(tensor(name));
                requireFew(tensors.size(), MOST_TENSORS, "tensors");
            }
        }
        require(next() == null, SafetensorsRule.HEADER_IS_ONE_OBJECT, "something follows its last }");
    }

    private void readMetadata() throws IOException {
        require(
                json.currentToken() == JsonToken.START_OBJECT,
                SafetensorsRule.METADATA_ARE_STRINGS,
                METADATA + " is not an object");
        metadata = new HashMap<>();
        int members = 0;
        int characters = 0;
        while (next() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            require(
                    next() == JsonToken.VALUE_STRING,
                    SafetensorsRule.METADATA_ARE_STRINGS,
                    "the value of '" + name + "' in " + METADATA + " is not a string");
            characters += name.length() + json.getTextLength();
            requireFew(++members, MOST_METADATA, "members of " + METADATA);
            requireFew(characters, MOST_CHARACTERS, "characters in " + METADATA);
            if (name.equals(FORMAT) || json.getTextLength() <= LONGEST_ALIAS) {
                metadata.put(name, json.getText());
            }
        }
    }

    /** Without what is neither the format nor the name of a tensor of this file. */
    private Optional<HeaderMetadata> metadata() {
        if (metadata == null) {
            return Optional.empty();
        }
        Optional<String> format = Optional.ofNullable(metadata.get(FORMAT));
        if (metadata.size() > format.map(said -> 1).orElse(0)) {
            Set<String> names = tensors.stream().map(Tensor::name).collect(Collectors.toSet());
            metadata.values().retainAll(names);
            metadata.keySet().removeAll(names);
        } else {
            metadata.clear();
        }
        return Optional.of(new HeaderMetadata(format, metadata));
    }

    private Tensor tensor(String name) throws IOException {
        complete(json.currentToken() == JsonToken.START_OBJECT, name, "is not an object");
        TensorType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (next() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            next();
            switch (member) {
                case "dtype" -> type = type(name);
                case "shape" -> {
                    shape = numbers(name, member);
                    dimensions += shape.size();
                    requireFew(dimensions, MOST_DIMENSIONS_OF_ALL, "dimensions");
                }
                case "data_offsets" -> offsets = numbers(name, member);
                default -> JsonValues.pass(json.currentToken(), this::next);
            }
        }
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw incomplete(name, "lacks dtype, shape or data_offsets with a begin and an end");
        }
        return new Tensor(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private TensorType type(String tensor) throws IOException {
        complete(json.currentToken() == JsonToken.VALUE_STRING, tensor, "has a dtype that is not a string");
        String dtype = json.getText();
        return TensorType.named(dtype)
                .orElseThrow(() -> new SafetensorsProblem(
                        SafetensorsRule.DTYPE_IS_KNOWN,
                        "the tensor '" + tensor + "' has the unknown dtype '" + dtype + "'"));
    }

    private List<Long> numbers(String tensor, String member) throws IOException {
        complete(json.currentToken() == JsonToken.START_ARRAY, tensor, "has a " + member + " that is not a list");
        List<Long> numbers = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            complete(
                    whole && json.getLongValue() >= 0 && !isMinusZero(),
                    tensor,
                    "has a " + member + " with something else than whole numbers from 0 to 2^63-1");
            numbers.add(json.getLongValue());
            requireFew(numbers.size(), MOST_DIMENSIONS, "numbers in a " + member);
        }
        return numbers;
    }

    /** The next token, which must be one that the reference implementation reads, too. */
    private JsonToken next() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
            require(
                    Surrogates.arePaired(json.getText()),
                    SafetensorsRule.HEADER_IS_UTF8,
                    "it has a string with half of a surrogate pair");
        } else if (token != null && token.isNumeric() && !isLong(token)) {
            require(
                    Double.isFinite(json.getDoubleValue()),
                    SafetensorsRule.HEADER_IS_JSON,
                    "it has a number out of range");
        }
        return token;
    }

    private boolean isMinusZero() throws IOException {
        return json.getLongValue() == 0 && json.getTextLength() > 1;
    }

    /** Which cannot be out of range; asking costs less than reading it as a number with a point. */
    private boolean isLong(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private static void requireFew(int number, int most, String what) {
        if (number > most) {
            throw new HeaderTooLargeException(
                    "A header has more than " + most + " " + what + ", and no more are read.");
        }
    }

    private static void complete(boolean kept, String tensor, String how) {
        if (!kept) {
            throw incomplete(tensor, how);
        }
    }

    private static SafetensorsProblem incomplete(String tensor, String how) {
        return new SafetensorsProblem(SafetensorsRule.TENSOR_IS_COMPLETE, "the tensor '" + tensor + "' " + how);
    }

    private static void require(boolean kept, SafetensorsRule rule, String detail) {
        if (!kept) {
            throw new SafetensorsProblem(rule, detail);
        }
    }
}
