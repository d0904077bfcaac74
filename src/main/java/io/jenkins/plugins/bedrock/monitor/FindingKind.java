package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;

/** What a finding is about. The names are in files and in the remote API, and stay. */
public enum FindingKind {
    /** A role that was configured does not work. */
    ROLE {
        @NonNull
        @Override
        public String getLabel() {
            return Messages.FindingKind_Role();
        }
    },
    /** Access that nobody needs any more was not taken back. */
    ACCESS {
        @NonNull
        @Override
        public String getLabel() {
            return Messages.FindingKind_Access();
        }
    },
    /** Access that was given is not what it was. */
    CHANGED {
        @NonNull
        @Override
        public String getLabel() {
            return Messages.FindingKind_Changed();
        }
    },
    /** An imported model costs storage, and nobody promotes it. */
    IDLE_MODEL {
        @NonNull
        @Override
        public String getLabel() {
            return Messages.FindingKind_IdleModel();
        }
    },
    /** What was known of a model cannot be read. */
    DAMAGED_FILE {
        @NonNull
        @Override
        public String getLabel() {
            return Messages.FindingKind_DamagedFile();
        }
    };

    /** For people. */
    @NonNull
    public abstract String getLabel();
}
