package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.history.ModelHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of every model before any is shown.
 *
 * @param latest when something has happened to it last
 * @param names what its versions are called, in lower case
 * @param jobs which have a part in its history
 */
record IndexedModel(ModelHistory history, Instant latest, Set<String> names, Set<JobReference> jobs) {

    private static final String DIGEST = "sha256:";

    @NonNull
    static IndexedModel of(@NonNull ModelHistory history) {
        List<ModelEvent> events = ModelEvents.of(history);
        return new IndexedModel(
                history,
                events.isEmpty() ? Instant.EPOCH : events.get(0).at(),
                names(history),
                events.stream()
                        .map(ModelEvent::build)
                        .filter(Objects::nonNull)
                        .map(BuildReference::job)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @NonNull
    String sha256() {
        return history.getSha256();
    }

    /** @param text in lower case; a part of a name, or the beginning of a digest */
    boolean mayMatch(@NonNull String text) {
        return isDigest(text) || anyContains(names, text);
    }

    boolean isDigest(@NonNull String text) {
        return sha256().startsWith(text.startsWith(DIGEST) ? text.substring(DIGEST.length()) : text);
    }

    static boolean anyContains(Collection<String> names, String text) {
        return names.stream().anyMatch(name -> name.contains(text));
    }

    static String searched(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Set<String> names(ModelHistory history) {
        return Stream.concat(
                        history.getImports().stream().map(entry -> entry.getVersion()),
                        history.getFailures().stream().map(failure -> failure.getVersion()))
                .map(IndexedModel::searched)
                .collect(Collectors.toUnmodifiableSet());
    }
}
