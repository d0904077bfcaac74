package io.jenkins.plugins.bedrock.embeddedaws.iam;

/** A policy names a principal that doesn't exist; each service says so in its own words. */
public final class InvalidPrincipal extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String principal;

    /** @param principal as the policy names it */
    public InvalidPrincipal(String principal) {
        super("The policy names " + principal
                + ", which doesn't exist in the embedded AWS: create the account, role or user first.");
        this.principal = principal;
    }

    public String principal() {
        return principal;
    }
}
