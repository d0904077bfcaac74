package io.jenkins.plugins.bedrock.embeddedaws.state;

import java.util.Random;
import java.util.UUID;

/** Makes the identifiers that AWS would choose; seeded, so that a run can be repeated. */
public final class UniqueIds {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random;

    /** @param seed the same seed gives the same identifiers in the same order */
    public UniqueIds(long seed) {
        this.random = new Random(seed);
    }

    /** An IAM unique ID such as those of roles: the prefix (AROA, AIDA, ANPA, …) and 17 characters. */
    public String iam(String prefix) {
        return prefix + draw(LETTERS, 17);
    }

    /** An access key ID: AKIA for users, ASIA for sessions, and 16 characters. */
    public String accessKey(String prefix) {
        return prefix + draw(LETTERS, 16);
    }

    /** The 12 lower-case characters of Bedrock's job and model ARNs, or any other number of them. */
    public String lower(int length) {
        return draw(LOWER, length);
    }

    /** Hexadecimal digits, as KMS grant IDs and secrets have them. */
    public String hex(int length) {
        return draw("0123456789abcdef", length);
    }

    /** A UUID, as request and KMS key IDs are. */
    public synchronized String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private synchronized String draw(String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .collect(StringBuilder::new, (text, i) -> text.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }
}
