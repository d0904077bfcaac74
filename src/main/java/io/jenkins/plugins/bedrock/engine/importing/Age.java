package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Duration;

/** A span of time for people: in its largest unit. */
final class Age {

    private Age() {}

    static String of(Duration span) {
        if (span.toDays() > 0) {
            return count(span.toDays(), "day");
        }
        if (span.toHours() > 0) {
            return count(span.toHours(), "hour");
        }
        return span.toMinutes() > 0
                ? count(span.toMinutes(), "minute")
                : count(Math.max(0, span.toSeconds()), "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
