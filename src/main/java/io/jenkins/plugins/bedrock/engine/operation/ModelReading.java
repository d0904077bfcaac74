package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.importing.ImportClaims;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModel;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModels;
import io.jenkins.plugins.bedrock.engine.importing.ListedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads tags and size of the models of one account, within a bound: two calls for each at most. */
final class ModelReading {

    /** The default quota of an account is three. */
    static final int MOST = 100;

    /** AWS that refuses so often will go on refusing. */
    private static final int MOST_PROBLEMS = 3;

    private final ImportedModels models;
    private final List<String> problems = new ArrayList<>();
    private int asked;

    ModelReading(ImportedModels models) {
        this.models = models;
    }

    /** What is to be seen of a model; no value if it was deleted just now. */
    Optional<Seen> of(ListedModel model) {
        if (asked == MOST || problems.size() == MOST_PROBLEMS) {
            return Optional.of(Seen.NOTHING);
        }
        asked++;
        try {
            Optional<ImportClaims> claims = ImportClaims.in(models.tags(model.arn()));
            OptionalInt units = claims.isPresent()
                    ? models.find(model.arn()).map(ImportedModel::modelUnits).orElse(OptionalInt.empty())
                    : OptionalInt.empty();
            return Optional.of(new Seen(true, claims, units));
        } catch (AwsProblem problem) {
            if (problem.isNotFound()) {
                return Optional.empty();
            }
            problems.add(problem.getMessage());
            return Optional.of(Seen.NOTHING);
        }
    }

    /** What was not read and why, in sentences. */
    List<String> notRead(int listed) {
        List<String> sentences = new ArrayList<>(problems);
        if (listed > asked) {
            sentences.add("The tags of " + (listed - asked) + " further models were not read: "
                    + (asked == MOST ? MOST + " are read at most." : "AWS had refused too often."));
        }
        return sentences;
    }

    /**
     * What was seen of a model.
     *
     * @param claims what its tags say, if they are of this plugin
     */
    record Seen(boolean isRead, Optional<ImportClaims> claims, OptionalInt modelUnits) {

        private static final Seen NOTHING = new Seen(false, Optional.empty(), OptionalInt.empty());
    }
}
