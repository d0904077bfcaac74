package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;

/** Random changes of real headers never crash the parser, and it refuses just what {@link SafetensorsRulesOracle} refuses. */
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

    /** Broken by changes of bytes only. */
    private static final EnumSet<SafetensorsRule> ONLY_OF_THE_LENGTH =
            EnumSet.of(SafetensorsRule.FILE_HAS_A_HEADER_LENGTH, SafetensorsRule.HEADER_AT_MOST_100_MB);

    private final Random random = new Random(SEED);
    private final List<Source> sources = List.of(
            new Source(Checkpoints.head(Checkpoints.TINY_SHARD), Checkpoints.TINY_SHARD_SIZE),
            source70b("model-00001-of-00030.safetensors"),
            source70b("model-00030-of-00030.safetensors"));

    private record Source(byte[] head, HeaderText text, long fileSize) {
        Source(byte[] head, long fileSize) {
            this(head, HeaderText.of(head), fileSize);
        }
    }

    @Test
    public void bytesThatAreChangedAnywhereAreJudgedAsTheRulesSay() {
        Judged judged = new Judged();
        for (int i = 0; i < MUTATIONS; i++) {
            Source source = sources.get(random.nextInt(sources.size()));
            byte[] mutant = source.head().clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                mutant = mutate(mutant);
            }
            judged.judge(i, mutant, random.nextInt(4) == 0 ? mutant.length : source.fileSize());
        }
        assertThat(judged.broken).as("seed %d", SEED).isGreaterThan(MUTATIONS / 2);
        assertThat(judged.valid).as("seed %d", SEED).isGreaterThan(MUTATIONS / 100);
    }

    @Test
    public void headersThatAreChangedWhereItMattersAreJudgedAsTheRulesSay() {
        Judged judged = new Judged();
        HeaderMutator mutator = new HeaderMutator(random);
        for (int i = 0; i < MUTATIONS; i++) {
            Source source = sources.get(random.nextInt(sources.size()));
            HeaderText header = source.text().copy();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                mutator.change(header);
            }
            byte[] mutant = header.bytes();
            long data = source.fileSize() - source.head().length;
            judged.judge(i, mutant, mutant.length + data + (random.nextInt(20) == 0 ? random.nextInt(3) - 1 : 0));
        }
        assertThat(judged.broken).as("seed %d", SEED).isGreaterThan(MUTATIONS / 4);
        assertThat(judged.valid).as("seed %d", SEED).isGreaterThan(MUTATIONS / 4);
        assertThat(judged.byRule)
                .containsOnlyKeys(EnumSet.complementOf(ONLY_OF_THE_LENGTH))
                .allSatisfy((rule, number) -> assertThat(number).isGreaterThan(20));
    }

    /** Compares the parser with the oracle. */
    private static final class Judged {
        private final Map<SafetensorsRule, Integer> byRule = new EnumMap<>(SafetensorsRule.class);
        private int valid;
        private int broken;

        void judge(int number, byte[] mutant, long fileSize) {
            boolean allowed = SafetensorsRulesOracle.allow(mutant, fileSize);
            Optional<SafetensorsProblem> problem = refused(number, mutant, fileSize);
            if (problem.isEmpty() != allowed) {
                fail(
                        "Mutation %d with seed %d, which the rules %s, was judged otherwise (%s): %s",
                        number,
                        SEED,
                        allowed ? "allow" : "refuse",
                        problem.map(Throwable::getMessage).orElse("no problem"),
                        text(mutant));
            }
            problem.ifPresent(found -> byRule.merge(found.rule(), 1, Integer::sum));
            valid += allowed ? 1 : 0;
            broken += allowed ? 0 : 1;
        }

        private static String text(byte[] mutant) {
            String text = new String(mutant, StandardCharsets.ISO_8859_1);
            return text.substring(0, Math.min(text.length(), 4_000));
        }
    }

    private static Optional<SafetensorsProblem> refused(int number, byte[] mutant, long fileSize) {
        try {
            SafetensorsHeader header = SafetensorsHeader.parse(mutant, fileSize);
            assertThat(8 + header.length() + header.dataSize()).isEqualTo(fileSize);
            return Optional.empty();
        } catch (SafetensorsProblem expected) {
            return Optional.of(expected);
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
