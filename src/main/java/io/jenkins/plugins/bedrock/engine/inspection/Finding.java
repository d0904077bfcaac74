package io.jenkins.plugins.bedrock.engine.inspection;

/**
 * One thing that an inspection has found.
 *
 * @param code for programs; says why it matters, too
 * @param where the file below the model's prefix, for example {@code config.json}, or what else it is about
 * @param what is wrong, a whole sentence with the values that were seen
 * @param mend what to do, a whole sentence
 */
public record Finding(FindingCode code, String where, String what, String mend) {

    public Finding {
        where = Shown.text(where);
        what = Shown.text(what);
        mend = Shown.text(mend);
    }

    /** What it means for an import. */
    public Severity severity() {
        return code.severity();
    }

    /** The rule that is broken, a whole sentence. */
    public String why() {
        return code.why();
    }

    /** Where the rule comes from. */
    public RuleSource source() {
        return code.source();
    }

    /** On one line, for an error message. */
    @Override
    public String toString() {
        return code + " in " + where + ": " + what + " " + mend;
    }
}
