package io.jenkins.plugins.bedrock.engine.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells the pointers that Git LFS leaves in place of large files (its specification, version 1) from the files. */
final class GitLfs {

    /** In bytes; pointers have 130 or so, and 1,024 at most. */
    static final int LARGEST_POINTER = 1_024;

    private static final byte[] BEGIN =
            "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.US_ASCII);

    private GitLfs() {}

    static boolean isPointer(byte[] content) {
        return content.length >= BEGIN.length && Arrays.equals(BEGIN, Arrays.copyOf(content, BEGIN.length));
    }
}
