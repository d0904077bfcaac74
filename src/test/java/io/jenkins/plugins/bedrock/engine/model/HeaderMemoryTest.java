package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.junit.Test;

/** What a header of the largest size that is read takes of the memory, whatever a stranger writes into it. */
public class HeaderMemoryTest {

    private static final int MIB = 1 << 20;
    private static final int RETAINED = 64 * MIB;
    private static final int ALLOCATED = 256 * MIB;

    private Object kept;

    @Test
    public void ofManySmallTensors() {
        measured("small tensors", i -> tensor(i, "0"));
    }

    @Test
    public void ofTensorsWithManyDimensions() {
        measured("many dimensions", i -> tensor(i, "0" + ",999".repeat(63)));
    }

    @Test
    public void ofManyMetadata() {
        measured(
                "metadata",
                i -> i == 0 ? "\"__metadata__\":{\"format\":\"" + "x".repeat(12 * MIB) + "\"}" : tensor(i, "0"));
    }

    @Test
    public void ofLongNames() {
        measured("long names", i -> tensor(i, "0").replaceFirst("\"", "\"" + "n".repeat(1_000)));
    }

    private void measured(String what, IntFunction<String> members) {
        byte[] file = file(members);
        long before = used();
        long allocated = allocated();

        try {
            kept = SafetensorsHeader.parse(file, file.length);
        } catch (HeaderTooLargeException refused) {
            kept = null;
        }

        allocated = allocated() - allocated;
        long retained = used() - before;
        System.out.printf(
                "A header of %d bytes with %s: %s, %d bytes allocated, %d retained%n",
                file.length, what, kept == null ? "refused" : "read", allocated, retained);
        assertThat(allocated).isLessThan(ALLOCATED);
        assertThat(retained).isLessThan(RETAINED);
    }

    private static String tensor(int number, String shape) {
        return "\"" + number + "\":{\"dtype\":\"U8\",\"shape\":[" + shape + "],\"data_offsets\":[0,0]}";
    }

    private static byte[] file(IntFunction<String> members) {
        StringBuilder json = new StringBuilder("{").append(members.apply(0));
        for (int i = 1; json.length() < SafetensorsReader.LARGEST - 2_000; i++) {
            json.append(',').append(members.apply(i));
        }
        byte[] header = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
