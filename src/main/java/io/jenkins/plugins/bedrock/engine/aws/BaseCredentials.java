package io.jenkins.plugins.bedrock.engine.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * What the first role is assumed with: the default provider chain, or a stored access key.
 *
 * <p>Two with the same ID and fingerprint count as the same, whatever the provider, and share sessions and watches.
 *
 * @param id what people call it; in messages
 * @param fingerprint changes whenever the credentials do, and differs between two of the same ID in different folders:
 *     where they are stored and a hash of the key, {@code folder/team-a/deployer#9f86d081884c7d65}; for a provider that
 *     renews its credentials by itself, where it is configured is enough, {@code controller}
 */
public record BaseCredentials(String id, String fingerprint, AwsCredentialsProvider provider) {

    /** Hexadecimal digits, so many that no two keys of a controller have the same. */
    private static final int HASH = 16;

    public BaseCredentials {
        Objects.requireNonNull(provider);
        if (id.isBlank() || fingerprint.isBlank()) {
            throw new IllegalArgumentException("Base credentials have an ID and a fingerprint by which a change of them"
                    + " shows, for example deployer and folder/team-a/deployer#9f86d081884c7d65.");
        }
    }

    /**
     * A stored access key.
     *
     * @param scope where it is stored, for example {@code folder/team-a}
     */
    public static BaseCredentials ofKey(String scope, String id, AwsCredentials key) {
        return new BaseCredentials(id, scope + "/" + id + "#" + hash(key), StaticCredentialsProvider.create(key));
    }

    /** Of both parts, so that a secret that was mistyped at first and then corrected shows, too. */
    private static String hash(AwsCredentials key) {
        try {
            byte[] both = (key.accessKeyId() + "\n" + key.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(both))
                    .substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BaseCredentials that && id.equals(that.id) && fingerprint.equals(that.fingerprint);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, fingerprint);
    }

    /** Only the ID: the provider may hold a secret. */
    @Override
    public String toString() {
        return id;
    }
}
