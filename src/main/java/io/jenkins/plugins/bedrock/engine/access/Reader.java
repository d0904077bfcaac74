package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.RoleArn;

/** A role of the hosting account that reads a model's files, and why. */
public record Reader(RoleArn role, Purpose purpose) {

    /** Why a role reads. */
    public enum Purpose {
        /** The role that Bedrock assumes to import. */
        IMPORT("Bedrock imports the model with this role"),
        /** The role with which Jenkins looks at the model before the import: heads and manifest, not weights. */
        INSPECTION("Jenkins inspects the model with this role before the import");

        private final String reason;

        Purpose(String reason) {
            this.reason = reason;
        }

        /** A sentence without its full stop, for the people who are asked for the access. */
        public String reason() {
            return reason;
        }
    }
}
