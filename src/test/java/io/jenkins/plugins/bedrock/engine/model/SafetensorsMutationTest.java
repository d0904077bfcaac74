package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class SafetensorsMutationTest {

    private static final long SEED = 20_261_123;
    private static final int MUTATIONS = 20_000;
    private static final List<String> FRAGMENTS = List.of(
            "",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "-",
            "0",
            "1e9",
            "null",
            "true",
            "NaN",
            "99999999999999999999999999",
            "9223372036854775807",
            "\"F32\"",
            "\"__metadata__\":{},",
            "\u0000",
            "\uFEFF",
            "[".repeat(200),
            "{\"a\":".repeat(200));

    private final Random random = new Random(SEED);
    private final List<Source> sources = List.of(
            new Source(Checkpoints.head(Checkpoints.TINY_SHARD), Checkpoints.TINY_SHARD_SIZE),
            source70b("model-00001-of-00030.safetensors"),
            source70b("model-00030-of-00030.safetensors"));

    private record Source(byte[] head, long fileSize) {}

    @Test
    public void mutatedHeadersAreReadOrRefusedAndNothingElse() {
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Source source = sources.get(random.nextInt(sources.size()));
            byte[] mutant = source.head().clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                mutant = mutate(mutant);
            }
            refused += refuses(i, mutant, random.nextInt(4) == 0 ? mutant.length : source.fileSize()) ? 1 : 0;
        }
        assertThat(refused).as("seed %d", SEED).isBetween(MUTATIONS / 2, MUTATIONS - 1);
    }

    private static boolean refuses(int number, byte[] mutant, long fileSize) {
        try {
            SafetensorsHeader header = SafetensorsHeader.parse(mutant, fileSize);
            assertThat(8 + header.length() + header.dataSize()).isEqualTo(fileSize);
            return false;
        } catch (SafetensorsProblem expected) {
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("Mutation " + number + " with seed " + SEED + " of a header crashed the parser.", e);
        }
    }

    private byte[] mutate(byte[] bytes) {
        return switch (random.nextInt(6)) {
            case 0 -> withByte(bytes, (byte) random.nextInt(256));
            case 1 -> withByte(bytes, (byte) (bytes[at(bytes)] ^ (1 << random.nextInt(8))));
            case 2 -> withByte(bytes, (byte) ('0' + random.nextInt(10)));
            case 3 -> withLength(bytes);
            case 4 -> fitted(spliced(bytes, copied(bytes)));
            default ->
                fitted(spliced(
                        bytes, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(StandardCharsets.UTF_8)));
        };
    }

    private int at(byte[] bytes) {
        return bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    }

    private byte[] withByte(byte[] bytes, byte value) {
        bytes[at(bytes)] = value;
        return bytes;
    }

    private byte[] withLength(byte[] bytes) {
        long length = random.nextBoolean() ? random.nextLong() : bytes.length - 8L + random.nextInt(9) - 4;
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        return bytes;
    }

    private byte[] copied(byte[] bytes) {
        int from = at(bytes);
        int length = Math.min(random.nextInt(200), bytes.length - from);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** Puts something in place of up to 16 bytes behind the length. */
    private byte[] spliced(byte[] bytes, byte[] inserted) {
        int from = 8 + random.nextInt(bytes.length - 7);
        int to = Math.min(bytes.length, from + random.nextInt(17));
        return ByteBuffer.allocate(from + inserted.length + bytes.length - to)
                .put(bytes, 0, from)
                .put(inserted)
                .put(bytes, to, bytes.length - to)
                .array();
    }

    /** Mostly corrects the length, so that the JSON behind it is looked at. */
    private byte[] fitted(byte[] bytes) {
        if (random.nextInt(8) > 0) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length - 8L);
        }
        return bytes;
    }

    private static Source source70b(String shard) {
        return new Source(Checkpoints.head("llama-70b-heads/" + shard), Checkpoints.size70b(shard));
    }
}
