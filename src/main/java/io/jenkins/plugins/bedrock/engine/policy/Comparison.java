package io.jenkins.plugins.bedrock.engine.policy;

/** Compares one value of the request with one value of a condition. */
interface Comparison {

    /**
     * Compares.
     *
     * @param actual the request's value
     * @param wanted the policy's value
     * @param variables replaces policy variables where the operator takes them
     * @return depends where a value can't be read as the operator's type
     */
    Answer matches(String actual, String wanted, PolicyVariables variables);
}
