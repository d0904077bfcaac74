package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Where people find models in Jenkins, for the pages that are there, and for those that lead there. */
public final class ModelAddress {

    /** The board of models, below the address of Jenkins, a folder or a job. */
    public static final String BOARD = "bedrock-models";

    private ModelAddress() {}

    /** The history of a model, below the address of Jenkins. */
    @NonNull
    public static String ofHistory(@NonNull String sha256) {
        return BOARD + "/model/" + sha256 + "/";
    }
}
