package io.jenkins.plugins.bedrock.engine.inspection;

/** What a finding means for an import; the worst first. */
public enum Severity {
    /** The import would fail, or give something that does not work. */
    ERROR,
    /** The import may well succeed; somebody should look at it before. */
    WARNING
}
