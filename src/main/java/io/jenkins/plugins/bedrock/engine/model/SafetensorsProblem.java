package io.jenkins.plugins.bedrock.engine.model;

/** A file is not in the safetensors format; says which rule it breaks. */
public final class SafetensorsProblem extends ModelProblem {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 500;

    private final SafetensorsRule rule;

    private final String detail;

    SafetensorsProblem(SafetensorsRule rule, String detail) {
        this(rule, detail, null);
    }

    SafetensorsProblem(SafetensorsRule rule, String detail, Throwable cause) {
        this("a safetensors file", rule, cut(detail), cause);
    }

    private SafetensorsProblem(String file, SafetensorsRule rule, String detail, Throwable cause) {
        super(
                "The header of " + file + " cannot be used: " + detail + " (rule " + rule
                        + "). Write the file again with the safetensors library, or upload it again.",
                cause);
        this.rule = rule;
        this.detail = detail;
    }

    /** A name, or a shape, may have megabytes. */
    private static String cut(String detail) {
        return StrangersText.shown(detail, LONGEST);
    }

    /** The same problem, told of the file in which it was found. */
    SafetensorsProblem in(String file) {
        return new SafetensorsProblem(file, rule, detail, this);
    }

    /** What breaks the rule, without where it was found. */
    public String detail() {
        return detail;
    }

    /** Which rule is broken. */
    public SafetensorsRule rule() {
        return rule;
    }
}
