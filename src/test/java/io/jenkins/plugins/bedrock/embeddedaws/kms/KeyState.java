package io.jenkins.plugins.bedrock.embeddedaws.kms;

/** Whether a key can be used. */
public enum KeyState {
    ENABLED("Enabled"),
    DISABLED("Disabled"),
    PENDING_DELETION("PendingDeletion");

    private final String label;

    KeyState(String label) {
        this.label = label;
    }

    /** The name that KMS has for it. */
    public String label() {
        return label;
    }
}
