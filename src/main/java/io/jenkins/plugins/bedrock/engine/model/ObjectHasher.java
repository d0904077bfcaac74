package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.engine.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Computes the SHA-256 of objects by reading them in a stream; no more than a buffer of them is ever in memory.
 *
 * <p>Reads the very content of the manifest, so that the hash belongs to what was listed. A connection that breaks is
 * taken up again where it broke.
 */
public final class ObjectHasher {

    private static final int BUFFER = 1 << 16;
    private static final int BREAKS_WITHOUT_PROGRESS = 3;

    private final ModelObjectReader reader;

    /** @param reader who reads */
    public ObjectHasher(ModelObjectReader reader) {
        this.reader = reader;
    }

    /**
     * Reads one object to its end, however long it takes.
     *
     * @return 64 hexadecimal digits
     * @throws ModelProblem if the object was replaced since the manifest was read, or cannot be read to its end
     */
    public String sha256(ModelUri uri, ModelObject object) throws InterruptedException {
        return sha256(uri, object, Deadline.none());
    }

    /**
     * Reads one object to its end.
     *
     * @return 64 hexadecimal digits
     * @throws ModelProblem if the object was replaced since the manifest was read, or cannot be read to its end in time
     */
    String sha256(ModelUri uri, ModelObject object, Deadline deadline) throws InterruptedException {
        Progress progress = new Progress(deadline);
        int breaks = 0;
        while (progress.read < object.size()) {
            long before = progress.read;
            IOException broken = readOn(uri, object, progress);
            breaks = progress.read > before ? 0 : breaks + 1;
            if (breaks == BREAKS_WITHOUT_PROGRESS) {
                throw new ModelProblem(
                        "Could not read " + uri + object.relativeKey() + " beyond byte " + before + " of "
                                + object.size() + ": the connection broke " + breaks
                                + " times at the same place. Run this again later.",
                        broken);
            }
        }
        return HexFormat.of().formatHex(progress.digest.digest());
    }

    /** Reads until the end or until the connection breaks, and gives what broke it. */
    private IOException readOn(ModelUri uri, ModelObject object, Progress progress) throws InterruptedException {
        try (InputStream stream = reader.stream(uri, object, progress.read)) {
            progress.drain(stream);
            return null;
        } catch (IOException e) {
            return e;
        } catch (SdkException e) {
            throw new ModelProblem(
                    "The bytes of " + uri + object.relativeKey() + " are not what S3's checksum says (" + e.getMessage()
                            + "). Run this again; if it stays so, upload the object again.",
                    e);
        }
    }

    /** How far the reading has come, and the hash of that much. */
    private static final class Progress {

        private final MessageDigest digest = Sha256.digest();
        private final byte[] buffer = new byte[BUFFER];
        private final Deadline deadline;
        private long read;

        private Progress(Deadline deadline) {
            this.deadline = deadline;
        }

        private void drain(InputStream stream) throws IOException, InterruptedException {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                digest.update(buffer, 0, n);
                read += n;
                if (Thread.interrupted()) {
                    throw new InterruptedException("Hashing was interrupted after " + read + " bytes.");
                }
                if (deadline.isOver()) {
                    throw new ModelProblem("The model was not read to its end in time: hashing was given up at "
                            + deadline.end() + ". Run this again: it goes on with the object at which it was.");
                }
            }
        }
    }
}
