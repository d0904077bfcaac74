package io.jenkins.plugins.bedrock.history;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times lie in files as text that people can read, for example {@code 2026-11-24T15:30:00Z}. */
final class RecordedTime {

    private RecordedTime() {}

    static String of(Instant time) {
        return time.toString();
    }

    /** Nothing is written for what has not happened. */
    static String of(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    static Instant parse(String text) {
        if (text == null) {
            throw new IllegalArgumentException("A time is missing.");
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time: it is written as in 2026-11-24T15:30:00Z.", e);
        }
    }

    static Optional<Instant> parseOptional(String text) {
        return Optional.ofNullable(text).map(RecordedTime::parse);
    }
}
