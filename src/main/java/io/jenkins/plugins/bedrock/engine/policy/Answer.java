package io.jenkins.plugins.bedrock.engine.policy;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Yes, no, or what it depends on: three-valued logic that keeps the reason.
 *
 * <p>What depends on something never turns into a yes or a no by itself, so an unknown condition can neither satisfy an
 * Allow nor switch off a Deny.
 */
record Answer(Truth truth, Set<String> on) {

    /** The three values. */
    enum Truth {
        YES,
        NO,
        DEPENDS
    }

    static final Answer YES = new Answer(Truth.YES, Set.of());
    static final Answer NO = new Answer(Truth.NO, Set.of());

    Answer {
        on = Set.copyOf(on);
    }

    static Answer of(boolean truth) {
        return truth ? YES : NO;
    }

    /**
     * Neither yes nor no.
     *
     * @param what ends the sentence "it depends on …"
     */
    static Answer dependsOn(String what) {
        return new Answer(Truth.DEPENDS, Set.of(what));
    }

    boolean isYes() {
        return truth == Truth.YES;
    }

    boolean isNo() {
        return truth == Truth.NO;
    }

    boolean depends() {
        return truth == Truth.DEPENDS;
    }

    Answer and(Answer other) {
        if (isNo() || other.isNo()) {
            return NO;
        }
        return isYes() && other.isYes() ? YES : withReasonsOf(other);
    }

    Answer or(Answer other) {
        if (isYes() || other.isYes()) {
            return YES;
        }
        return isNo() && other.isNo() ? NO : withReasonsOf(other);
    }

    Answer not() {
        return switch (truth) {
            case YES -> NO;
            case NO -> YES;
            case DEPENDS -> this;
        };
    }

    /** A sure no becomes a dependence, as where AWS doesn't document what a missing permission does. */
    Answer orDependsOn(String what) {
        return isNo() ? dependsOn(what) : this;
    }

    private Answer withReasonsOf(Answer other) {
        Set<String> reasons = new LinkedHashSet<>(on);
        reasons.addAll(other.on);
        return new Answer(Truth.DEPENDS, reasons);
    }
}
