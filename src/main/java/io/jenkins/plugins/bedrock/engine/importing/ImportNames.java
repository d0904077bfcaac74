package io.jenkins.plugins.bedrock.engine.importing;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The names of one attempt to import, the same whenever they are derived again.
 *
 * <p>They read {@code environment-model-FAMILY-PARAMETERS-attempt}: the family's hash stands for environment, name and
 * digest, so that {@code nameContains} finds all attempts to import this model; the other hash stands for role, source,
 * key and network. AWS wants both names unique in an account and Region (1 to 63 characters, no two separators in a
 * row), and ignores a second request with the same client token.
 *
 * @param attempt from 1
 */
public record ImportNames(String jobName, String modelName, String clientToken, int attempt) {

    private static final int LONGEST = 63;
    private static final int HASH = 10;
    private static final int ATTEMPT_DIGITS = 4;
    private static final int READABLE = LONGEST - 2 * (HASH + 1) - (ATTEMPT_DIGITS + 1);

    /** What follows the family. */
    private static final String FORM = "-[0-9a-f]{" + HASH + "}-[1-9][0-9]{0," + (ATTEMPT_DIGITS - 1) + "}";

    /** The most attempts that names can tell apart. */
    public static final int MOST_ATTEMPTS = 9_999;

    /**
     * The names of an attempt.
     *
     * @throws IllegalArgumentException if there can be no such attempt
     */
    public static ImportNames of(ImportRequest request, int attempt) {
        if (attempt < 1 || attempt > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("There is no attempt " + attempt + " to import " + request.source()
                    + ": attempts count from 1 to " + MOST_ATTEMPTS + ".");
        }
        String family = family(request);
        String parameters = parameters(request);
        String name = family + "-" + parameters.substring(0, HASH) + "-" + attempt;
        return new ImportNames(name, name, ShortHash.whole(name, parameters), attempt);
    }

    /** What the names of all attempts to import this very model into this environment begin with. */
    static String family(ImportRequest request) {
        return family(
                request.environment(), request.modelName(), request.digest().toString());
    }

    /** @param digest as {@link io.jenkins.plugins.bedrock.engine.model.ModelDigest#toString} writes it */
    static String family(String environment, String modelName, String digest) {
        return readable(environment, modelName) + "-" + ShortHash.of(environment, modelName, digest);
    }

    /**
     * What people call the model that has this name in AWS; no value if the name does not have it in full, or is none of
     * ours: its family proves it.
     */
    static Optional<String> modelName(String environment, String digest, String name) {
        String before = readableEnvironment(environment) + "-";
        String family = familyOf(name);
        int end = family.length() - HASH - 1;
        return Optional.of(name)
                .filter(ours -> ours.startsWith(before) && end > before.length())
                .map(ours -> ours.substring(before.length(), end))
                .filter(said -> attempt(family(environment, said, digest), name).isPresent());
    }

    /** The family of a job or model, by its name; the whole name if it is not one of ours. */
    static String familyOf(String name) {
        return name.replaceFirst(FORM + "$", "");
    }

    /** Which attempt a job or model is; none if the name is not of this family. */
    static OptionalInt attempt(String family, String name) {
        if (!name.startsWith(family) || !name.substring(family.length()).matches(FORM)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)));
    }

    private static String parameters(ImportRequest request) {
        return ShortHash.whole(
                request.source().toString(),
                request.importRole().value(),
                request.kmsKey().map(ModelKmsKey::id).orElse(""),
                request.vpc().map(VpcConfiguration::toString).orElse(""));
    }

    private static String readable(String environment, String modelName) {
        String where = readableEnvironment(environment);
        return where + "-" + cut(plain(modelName), READABLE - where.length() - 1);
    }

    private static String readableEnvironment(String environment) {
        return cut(plain(environment), READABLE / 3);
    }

    private static String plain(String name) {
        return cut(name.replaceAll("[^0-9A-Za-z]+", "-").replaceFirst("^-", ""), LONGEST);
    }

    private static String cut(String name, int room) {
        return name.substring(0, Math.min(room, name.length())).replaceFirst("-$", "");
    }
}
