package io.jenkins.plugins.bedrock.engine.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One {@code sts:AssumeRole}: which role, how, and for how long.
 *
 * @param externalId what the role's trust policy asks for; empty counts as none, for STS refuses an empty one
 * @param duration of a session, 15 minutes to 12 hours; STS allows a chained role one hour at most
 * @param sourceIdentity sent only if given, since the role's trust must allow {@code sts:SetSourceIdentity}
 */
public record RoleAssumption(
        RoleArn role, Optional<String> externalId, Duration duration, Optional<String> sourceIdentity) {

    /** What STS gives a chained role at most. */
    public static final Duration CHAINED_MAXIMUM = Duration.ofHours(1);

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final Pattern SOURCE_IDENTITY = Pattern.compile("(?!aws:)[\\w+=,.@-]{2,64}");

    public RoleAssumption {
        externalId = externalId.filter(id -> !id.isBlank());
        sourceIdentity = sourceIdentity.filter(id -> !id.isBlank());
        require(externalId, EXTERNAL_ID, "an external ID: it has 2 to 1224 letters, digits or any of _+=,.@:/-");
        require(
                sourceIdentity,
                SOURCE_IDENTITY,
                "a source identity: it has 2 to 64 letters, digits or any of _+=,.@- and does not begin with aws:");
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A role session of " + duration.toSeconds()
                    + " s is not possible: STS allows 900 s (15 minutes) to 43200 s (12 hours).");
        }
    }

    /** A session of one hour, which every role allows, without external ID. */
    public static RoleAssumption of(RoleArn role) {
        return new RoleAssumption(role, Optional.empty(), Duration.ofHours(1), Optional.empty());
    }

    /** The same role with the external ID that its trust policy asks for. */
    public RoleAssumption withExternalId(String id) {
        return new RoleAssumption(role, Optional.of(id), duration, sourceIdentity);
    }

    private static void require(Optional<String> value, Pattern form, String rule) {
        value.filter(v -> !form.matcher(v).matches()).ifPresent(v -> {
            throw new IllegalArgumentException("'" + v + "' is not " + rule + ".");
        });
    }
}
