package io.jenkins.plugins.bedrock.engine.access;

/** One change that gives or takes access, planned or made; kept with the build. */
public sealed interface AccessChange permits PolicyChange, GrantChange, RoleChange {

    /** The ARN of what is changed. */
    String resource();

    /** One line without its full stop, in the imperative: {@code Create the grant … on key …}. */
    String summary();

    /** What goes (lines with a minus) and what comes (lines with a plus). */
    String diff();

    /** Whether nothing has to be written. */
    boolean isNone();
}
