package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.Statement;
import io.jenkins.plugins.bedrock.engine.policy.StatementBuilder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The end of a statement: a condition on the time of the request (IAM user guide, "Date condition operators"). */
final class StatementEnd {

    private static final String OPERATOR = "DateLessThan";
    private static final String KEY = "aws:CurrentTime";

    private StatementEnd() {}

    static Statement put(StatementBuilder statement, Optional<Instant> end) {
        end.ifPresent(e -> statement.condition(OPERATOR, KEY, e.toString()));
        return statement.build();
    }

    /** When a statement ends; no value if it does not, or if the end is not one that we wrote. */
    static Optional<Instant> of(Statement statement) {
        return statement.condition(OPERATOR, KEY).flatMap(StatementEnd::instant);
    }

    static boolean isPast(Statement statement, Instant now) {
        return of(statement).filter(end -> !now.isBefore(end)).isPresent();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
