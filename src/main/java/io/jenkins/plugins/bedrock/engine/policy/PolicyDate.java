package io.jenkins.plugins.bedrock.engine.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * Dates in conditions: the W3C forms of ISO 8601 from the year alone to fractions of a second, or seconds since 1970
 * (IAM JSON policy elements: Condition operators, "Date and time"). Four digits are a year.
 */
final class PolicyDate {

    private PolicyDate() {}

    /** The instant at which the given year, month, day or second begins; null if the text isn't a date. */
    static Instant read(String text) {
        try {
            if (text.contains("T")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            if (text.matches("\\d{5,12}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return day(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static LocalDate day(String text) {
        return switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }
}
