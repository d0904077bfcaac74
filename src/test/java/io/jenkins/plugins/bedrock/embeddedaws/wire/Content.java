package io.jenkins.plugins.bedrock.embeddedaws.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes of a body or object: a head that is held, and zeros up to the length, so that a file of 5 GB takes no room.
 */
public final class Content {

    /** No bytes at all. */
    public static final Content EMPTY = new Content(new byte[0], 0);

    private static final int BLOCK = 64 * 1024;

    private final byte[] head;
    private final long length;

    private Content(byte[] head, long length) {
        this.head = head;
        this.length = length;
    }

    /** These bytes. */
    public static Content of(byte[] bytes) {
        return new Content(bytes.clone(), bytes.length);
    }

    /**
     * A head followed by zeros.
     *
     * @param length in bytes, at least the head's
     */
    public static Content sparse(byte[] head, long length) {
        if (length < head.length) {
            throw new IllegalArgumentException("A sparse object is at least as long as its head of " + head.length
                    + " bytes, not " + length + ".");
        }
        return new Content(head.clone(), length);
    }

    public long length() {
        return length;
    }

    /** Whether part of it isn't held but made up of zeros. */
    public boolean isSparse() {
        return length > head.length;
    }

    /** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public Content slice(long from, long to) {
        int start = (int) Math.min(from, head.length);
        int end = (int) Math.min(to, head.length);
        return new Content(Arrays.copyOfRange(head, start, end), to - from);
    }

    /** All bytes, zeros included; refused by the JVM above 2 GiB. */
    public byte[] toBytes() {
        return Arrays.copyOf(head, Math.toIntExact(length));
    }

    /** Writes all bytes, zeros included. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(head);
        byte[] zeros = new byte[(int) Math.min(BLOCK, length - head.length)];
        for (long left = length - head.length; left > 0; left -= zeros.length) {
            out.write(zeros, 0, (int) Math.min(zeros.length, left));
        }
    }

    /** The part that is held: evidence such as an ETag is made from it and the length. */
    public byte[] head() {
        return head.clone();
    }
}
