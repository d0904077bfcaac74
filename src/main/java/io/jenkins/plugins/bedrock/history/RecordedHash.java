package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.SealedObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SHA-256 of one very object, as it lies in the file of its model. */
public final class RecordedHash {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final String key;
    private final String version;
    private final String etag;
    private final long size;
    private final String modified;
    private final String sha256;

    RecordedHash(SealedObject object, String sha256) {
        this.key = object.relativeKey();
        this.version = object.versionId().orElse(null);
        this.etag = object.etag();
        this.size = object.size();
        this.modified = RecordedTime.of(object.lastModified());
        this.sha256 = sha256;
    }

    /** 64 hexadecimal digits. */
    @NonNull
    public String getSha256() {
        return sha256;
    }

    /** Of which object it is. */
    SealedObject object() {
        return new SealedObject(key, Optional.ofNullable(version), etag, size, RecordedTime.parse(modified));
    }

    boolean isAt(String relativeKey) {
        return key.equals(relativeKey);
    }

    void requireValid() {
        if (key == null
                || etag == null
                || sha256 == null
                || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("The hash of an object is incomplete.");
        }
        RecordedTime.parse(modified);
    }
}
