package io.jenkins.plugins.bedrock.engine.promotion;

import java.time.Instant;

/**
 * What a model lacks in one environment before the next one takes it.
 *
 * @param what a clause for people, with the build that knows of it
 * @param mend what would provide it, a clause in the imperative
 */
record Lack(String what, String mend) {

    /** @param tried which builds have tried, in brackets; empty if none has */
    static Lack notImported(Environment where, String tried, String first) {
        return new Lack(
                where.name() + " has not imported this very model" + tried, "promote it to " + first + " first");
    }

    static Lack notAccepted(Environment where, PromotionRecord entry) {
        return new Lack(
                where.name() + " has not accepted it: " + entry.missing() + " (" + entry.build()
                        + " has imported it there)",
                provides(entry) + " " + where.name());
    }

    static Lack provedOnlyForOthers(Environment where, PromotionRecord entry, String evidence) {
        return new Lack(
                where.name() + " has accepted it as other objects (" + entry.build() + " has imported them), and "
                        + evidence + " evidence does not prove that these have the same content",
                "upload them with SHA-256 checksums, or promote them to " + where.name() + " again");
    }

    static Lack tooRecent(Environment where, Instant ready) {
        return new Lack(
                where.name() + " has accepted it too recently: it must hold there until " + ready,
                "promote it after " + ready);
    }

    private static String provides(PromotionRecord entry) {
        if (entry.moved().isPresent()) {
            return "promote it again to";
        }
        return entry.sealed().isEmpty()
                ? "have a build await its import (awaitImport) in"
                : "have a build test it (testImportedModel) in";
    }
}
