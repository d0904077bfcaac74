package io.jenkins.plugins.bedrock.config;

import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;

/**
 * An environment as a source's prefix names it: {@code prod} for the controller's, {@code team-a/sandbox} for the one that
 * the folder {@code team-a} defines. A bare name never means a folder's environment, so that a folder's owner cannot take
 * a name that a source has opened.
 *
 * @param scope empty for the whole controller, or the full name of a folder
 * @throws IllegalArgumentException if the name is not one
 */
record EnvironmentReference(String scope, EnvironmentName name) {

    static EnvironmentReference parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash == 0 || text.startsWith("/") || text.contains("//")) {
            throw new IllegalArgumentException(
                    "'" + text + "' does not name an environment: write its name, for example"
                            + " dev, or the full name of the folder that defines it and its name, for example team-a/sandbox.");
        }
        return new EnvironmentReference(
                slash < 0 ? "" : text.substring(0, slash), new EnvironmentName(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return scope.isEmpty() ? name.value() : scope + "/" + name;
    }
}
