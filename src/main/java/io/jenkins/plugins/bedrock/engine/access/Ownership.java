package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.policy.KmsGrant;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells this controller's statements and grants from everybody else's, by name.
 *
 * <p>A statement ID has letters and digits only, as the strictest of the services asks for it: prefix, the controller's
 * ID, what the statement is for, and a digest of role and prefix.
 *
 * @param controllerId 8 to 16 lower-case letters or digits that no other controller has
 */
public record Ownership(String controllerId) {

    /** With this every statement of this plugin begins, whichever controller wrote it. */
    static final String PREFIX = "BedrockModelImport";

    private static final String GRANT_PREFIX = "bedrock-model-import/";
    private static final int DIGEST_DIGITS = 16;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]{8,16}");

    private static final Pattern REST = Pattern.compile(
            Stream.of(StatementKind.values()).map(StatementKind::code).collect(Collectors.joining("|", "(?:", ")"))
                    + "[0-9a-f]{" + DIGEST_DIGITS + "}");

    public Ownership {
        if (controllerId == null || !FORM.matcher(controllerId).matches()) {
            throw new IllegalArgumentException("'" + controllerId
                    + "' is not a controller ID: it has 8 to 16 lower-case letters or digits, for example 0a1b2c3d.");
        }
    }

    /** The ID of the statement that gives a reader one kind of access to one model. */
    String sid(StatementKind kind, Reader reader, ModelAccess access) {
        return PREFIX + controllerId + kind.code() + digest(reader.role(), access.model());
    }

    /** How the IDs of all statements end that give a role access to a model. */
    static String digest(RoleArn role, ModelUri model) {
        return digest(role.value(), model.toString());
    }

    /** The name of the grant on a key that serves one role for one bucket. */
    String grantName(Reader reader, ModelAccess access) {
        return grantName(reader.role(), access.model().bucket());
    }

    String grantName(RoleArn role, String bucket) {
        return GRANT_PREFIX + controllerId + "/" + digest(role.value(), bucket);
    }

    /** Whether a statement is of this controller; one whose ID only begins with this one's is another. */
    boolean isOurs(Statement statement) {
        return statement
                .sid()
                .filter(sid -> sid.startsWith(PREFIX + controllerId))
                .filter(sid -> REST.matcher(sid.substring((PREFIX + controllerId).length()))
                        .matches())
                .isPresent();
    }

    /** What a statement of ours is for. */
    StatementKind kindOf(Statement statement) {
        String sid = statement.sid().orElseThrow();
        return Stream.of(StatementKind.values())
                .filter(kind -> sid.startsWith(kind.code(), (PREFIX + controllerId).length()))
                .findFirst()
                .orElseThrow();
    }

    /** How the ID of a statement of ours ends: by that those that belong together are known. */
    static String digestIn(Statement statement) {
        String sid = statement.sid().orElseThrow();
        return sid.substring(sid.length() - DIGEST_DIGITS);
    }

    /** Whether a grant is of this controller. */
    boolean isOurs(KmsGrant grant) {
        return grant.name().startsWith(GRANT_PREFIX + controllerId + "/");
    }

    private static String digest(String... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_DIGITS / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** What a statement of ours is for. */
    enum StatementKind {
        LIST("List"),
        READ("Read"),
        DECRYPT("Decrypt"),
        DESCRIBE_KEY("DescribeKey");

        private final String code;

        StatementKind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
