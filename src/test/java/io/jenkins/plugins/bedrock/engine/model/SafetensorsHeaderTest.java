package io.jenkins.plugins.bedrock.engine.model;

import static io.jenkins.plugins.bedrock.engine.model.Checkpoints.TINY_SHARD;
import static io.jenkins.plugins.bedrock.engine.model.Checkpoints.TINY_SHARD_SIZE;
import static io.jenkins.plugins.bedrock.engine.model.SafetensorsRule.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

public class SafetensorsHeaderTest {

    private static final String F32 = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";

    @Test
    public void aHeaderOfTheLibraryIsRead() {
        SafetensorsHeader header = SafetensorsHeader.parse(Checkpoints.head(TINY_SHARD), TINY_SHARD_SIZE);

        assertThat(header.metadata()).contains(new HeaderMetadata(Optional.of("pt"), Map.of()));
        assertThat(header.tensors()).hasSize(5);
        assertThat(header.tensors().get(1))
                .isEqualTo(new Tensor(
                        "model.layers.1.mlp.down_proj.weight", TensorType.BF16, List.of(64L, 128L), 128, 16512));
        assertThat(header.length()).isEqualTo(512);
        assertThat(header.dataSize()).isEqualTo(33152);
    }

    @Test
    public void allHeadersOfA141GbCheckpointAreRead() {
        for (String shard : Checkpoints.shards70b()) {
            byte[] head = Checkpoints.head("llama-70b-heads/" + shard);
            assertThat(SafetensorsHeader.parse(head, Checkpoints.size70b(shard)).tensors())
                    .isNotEmpty();
        }
    }

    @Test
    public void whatTheFormatAllowsIsRead() {
        assertThat(parse("{}", 0).tensors()).isEmpty();
        assertThat(parse("{\"__metadata__\":{}}   ", 0).metadata())
                .contains(new HeaderMetadata(Optional.empty(), Map.of()));
        assertThat(parse("{" + F32 + "}", 8).tensors()).hasSize(1);
        assertThat(parse(tensor("F64", "[]", 0, 8), 8).tensors().get(0).shape()).isEmpty();
        assertThat(parse(tensor("F64", "[0,3]", 0, 0), 0).tensors().get(0).size())
                .isZero();
        assertThat(parse(tensor("F4", "[4]", 0, 2), 2).tensors().get(0).size()).isEqualTo(2);
        assertThat(parse("{" + F32 + ",\"0\":{\"dtype\":\"I8\",\"shape\":[0],\"data_offsets\":[0,0]}}", 8)
                        .tensors())
                .extracting(Tensor::name)
                .containsExactly("0", "a");
        assertThat(parse("{\"é\":{\"later\":[{}],\"data_offsets\":[0,1],\"shape\":[1],\"dtype\":\"U8\"}}", 1)
                        .tensors())
                .hasSize(1);
    }

    @Test
    public void whatTheFormatDoesNotKnowIsPassedOverAsTheReferenceImplementationDoes() {
        String deep = "[".repeat(125) + "]".repeat(125);

        assertThat(parse(tensor("U8", "[1],\"later\":" + deep, 0, 1), 1).tensors())
                .hasSize(1);
        broken(HEADER_IS_JSON, tensor("U8", "[1],\"later\":[" + deep + "]", 0, 1), 1);
        assertThat(parse("{\"" + "n".repeat(100_000) + "\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1)
                        .tensors())
                .hasSize(1);
        assertThat(parse("{\"__metadata__\":{\"a\":\"\\ud83d\\ude00\"}}", 0).metadata())
                .isPresent();
    }

    @Test
    public void ofMetadataFormatAndNamesOfLeftOutTensorsAreKept() {
        SafetensorsHeader header = parse(
                "{\"__metadata__\":{\"format\":\"pt\",\"encoder.weight\":\"t\",\"note\":\"n\"},"
                        + "\"t\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}",
                1);

        assertThat(header.metadata()).contains(new HeaderMetadata(Optional.of("pt"), header.aliases()));
        assertThat(header.aliases()).containsOnlyKeys("encoder.weight");
        assertThat(parse("{}", 0).metadata()).isEmpty();
    }

    @Test
    public void farMoreThanAnybodyWritesIsNotRead() {
        String dimensions = "1,".repeat(64) + "1";
        assertThatThrownBy(() -> parse(tensor("U8", "[" + dimensions + "]", 0, 1), 1))
                .isInstanceOf(HeaderTooLargeException.class)
                .hasMessageContaining("more than 64 numbers in a shape");

        String members = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> "\"" + i + "\":\"\"")
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> parse("{\"__metadata__\":{" + members + "}}", 0))
                .isInstanceOf(HeaderTooLargeException.class)
                .hasMessageContaining("10000 members of __metadata__");
    }

    @Test
    public void whatIsShownOfAHeaderIsShort() {
        String json = "{\"" + "n".repeat(100_000) + "\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,1]}}";

        assertThatThrownBy(() -> parse(json, 1))
                .isInstanceOf(SafetensorsProblem.class)
                .satisfies(problem -> assertThat(problem.getMessage()).hasSizeLessThan(1_000));
    }

    @Test
    public void theLengthOfTheHeaderMustBePossible() {
        assertBroken(FILE_HAS_A_HEADER_LENGTH, new byte[7], 7);
        assertBroken(FILE_HAS_A_HEADER_LENGTH, new byte[0], 1000);
        assertBroken(HEADER_AT_MOST_100_MB, file(100_000_001, "{}"), 200_000_000);
        assertBroken(HEADER_AT_MOST_100_MB, file(-1, "{}"), 10);
        assertBroken(HEADER_WITHIN_FILE, file(3, "{}"), 10);
        assertBroken(HEADER_WITHIN_FILE, file(1000, "{}"), 2000);
    }

    @Test
    public void theHeaderIsOneJsonObjectInUtf8() {
        assertBroken(HEADER_IS_ONE_OBJECT, file(0, ""), 8);
        broken(HEADER_IS_ONE_OBJECT, " {}", 0);
        broken(HEADER_IS_ONE_OBJECT, "[]", 0);
        broken(HEADER_IS_ONE_OBJECT, "{}\n", 0);
        broken(HEADER_IS_ONE_OBJECT, "{}{}", 0);
        broken(HEADER_IS_JSON, "{\"a\":}", 0);
        broken(HEADER_IS_JSON, "{a}", 0);
        broken(HEADER_IS_JSON, "{\"a\":{\"b\":" + "[".repeat(1000) + "}}", 0);
        broken(HEADER_IS_UTF8, "{\"\\ud800\":{}}", 0);
        byte[] latin1 = "{\"\u00e9\":{}}".getBytes(StandardCharsets.ISO_8859_1);
        broken(HEADER_IS_UTF8, "{\"__metadata__\":{\"a\":\"\\udc00\"}}", 0);
        broken(HEADER_IS_UTF8, "{\"__metadata__\":{\"\\ud800\":\"a\"}}", 0);
        broken(HEADER_IS_UTF8, tensor("U8", "[1],\"later\":[\"\\ud800\"]", 0, 1), 1);
        broken(HEADER_IS_JSON, tensor("U8", "[1],\"later\":1e999", 0, 1), 1);
        assertBroken(HEADER_IS_UTF8, file(latin1.length, latin1), 8 + latin1.length);
    }

    @Test
    public void noNameComesTwice() {
        broken(NAMES_ARE_UNIQUE, "{" + F32 + "," + F32 + "}", 8);
        broken(NAMES_ARE_UNIQUE, "{" + F32 + ",\"\\u0061\":{}}", 8);
        broken(NAMES_ARE_UNIQUE, "{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1);
        broken(NAMES_ARE_UNIQUE, "{\"__metadata__\":{\"a\":\"1\",\"a\":\"1\"}}", 0);
        broken(NAMES_ARE_UNIQUE, "{\"__metadata__\":{},\"__metadata__\":{}}", 0);
    }

    @Test
    public void metadataAreStrings() {
        broken(METADATA_ARE_STRINGS, "{\"__metadata__\":{\"a\":1}}", 0);
        broken(METADATA_ARE_STRINGS, "{\"__metadata__\":{\"a\":{\"b\":\"c\"}}}", 0);
        broken(METADATA_ARE_STRINGS, "{\"__metadata__\":null}", 0);
        broken(METADATA_ARE_STRINGS, "{\"__metadata__\":\"pt\"}", 0);
    }

    @Test
    public void aTensorIsComplete() {
        broken(TENSOR_IS_COMPLETE, "{\"a\":1}", 0);
        broken(TENSOR_IS_COMPLETE, "{\"a\":{}}", 0);
        broken(TENSOR_IS_COMPLETE, "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"offsets\":[0,1]}}", 1);
        broken(TENSOR_IS_COMPLETE, "{\"a\":{\"dtype\":8,\"shape\":[1],\"data_offsets\":[0,1]}}", 1);
        broken(TENSOR_IS_COMPLETE, "{\"a\":{\"dtype\":\"U8\",\"shape\":1,\"data_offsets\":[0,1]}}", 1);
        broken(TENSOR_IS_COMPLETE, "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1,2]}}", 1);
        broken(TENSOR_IS_COMPLETE, tensor("U8", "[1.0]", 0, 1), 1);
        broken(TENSOR_IS_COMPLETE, tensor("U8", "[-1]", 0, 1), 1);
        broken(TENSOR_IS_COMPLETE, tensor("U8", "[-0]", 0, 0), 0);
        broken(TENSOR_IS_COMPLETE, tensor("U8", "[[1]]", 0, 1), 1);
        broken(TENSOR_IS_COMPLETE, tensor("U8", "[9223372036854775808]", 0, 1), 1);
    }

    @Test
    public void aTensorsSizeFollowsFromShapeAndDtype() {
        broken(DTYPE_IS_KNOWN, tensor("f32", "[1]", 0, 4), 4);
        broken(DTYPE_IS_KNOWN, tensor("FLOAT", "[1]", 0, 4), 4);
        broken(SIZE_IS_COMPUTABLE, tensor("U8", "[4294967296,4294967296]", 0, 0), 0);
        broken(SIZE_IS_COMPUTABLE, tensor("U8", "[9223372036854775807]", 0, 0), 0);
        broken(SIZE_IS_COMPUTABLE, tensor("F4", "[3]", 0, 2), 2);
        broken(OFFSETS_MATCH_SIZE, tensor("F32", "[2]", 0, 4), 4);
        broken(OFFSETS_MATCH_SIZE, tensor("F32", "[2]", 8, 0), 8);
        broken(OFFSETS_MATCH_SIZE, tensor("F32", "[]", 0, 0), 0);
    }

    @Test
    public void tensorsFillTheFileWithoutHoleOrOverlap() {
        broken(TENSORS_ARE_CONTIGUOUS, tensor("U8", "[1]", 1, 2), 2);
        broken(TENSORS_ARE_CONTIGUOUS, "{" + F32 + "," + F32.replace("\"a\"", "\"b\"") + "}", 8);
        broken(
                TENSORS_ARE_CONTIGUOUS,
                "{" + F32 + ",\"b\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[9,10]}}",
                10);
        broken(TENSORS_FILL_THE_FILE, "{" + F32 + "}", 7);
        broken(TENSORS_FILL_THE_FILE, "{" + F32 + "}", 9);
        broken(TENSORS_FILL_THE_FILE, "{}", 1);
    }

    @Test
    public void everyShortenedFileIsRefused() {
        byte[] head = Checkpoints.head(TINY_SHARD);
        for (int length = 0; length < head.length; length++) {
            byte[] start = Arrays.copyOf(head, length);
            assertThatThrownBy(() -> SafetensorsHeader.parse(start, TINY_SHARD_SIZE))
                    .isInstanceOf(SafetensorsProblem.class);
            assertThatThrownBy(() -> SafetensorsHeader.parse(start, start.length))
                    .isInstanceOf(SafetensorsProblem.class);
        }
    }

    private static String tensor(String dtype, String shape, long begin, long end) {
        return "{\"a\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + "," + end
                + "]}}";
    }

    private static SafetensorsHeader parse(String json, long dataSize) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return SafetensorsHeader.parse(file(bytes.length, bytes), 8 + bytes.length + dataSize);
    }

    private static byte[] file(long length, String json) {
        return file(length, json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] file(long length, byte[] json) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array());
        file.writeBytes(json);
        return file.toByteArray();
    }

    private static void broken(SafetensorsRule rule, String json, long dataSize) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertBroken(rule, file(bytes.length, bytes), 8 + bytes.length + dataSize);
    }

    private static void assertBroken(SafetensorsRule rule, byte[] start, long fileSize) {
        assertThatThrownBy(() -> SafetensorsHeader.parse(start, fileSize))
                .isInstanceOfSatisfying(
                        SafetensorsProblem.class,
                        problem -> assertThat(problem.rule()).isEqualTo(rule))
                .hasMessageContaining("(rule " + rule + ")");
    }
}
