package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Duration;

/** A text that a regular expression may look at for a short time only: some take for ever, and cannot be interrupted. */
final class HastyText implements CharSequence {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final CharSequence text;
    private final long end;

    HastyText(CharSequence text) {
        this(text, System.nanoTime() + LONGEST.toNanos());
    }

    private HastyText(CharSequence text, long end) {
        this.text = text;
        this.end = end;
    }

    /** @throws IllegalArgumentException when it was looked at for too long */
    @Override
    public char charAt(int index) {
        if (System.nanoTime() - end > 0) {
            throw new IllegalArgumentException(
                    "What is expected of an answer is a regular expression that takes too long to"
                            + " be found in it: write one with fewer repetitions inside of others.");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int until) {
        return new HastyText(text.subSequence(start, until), end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
