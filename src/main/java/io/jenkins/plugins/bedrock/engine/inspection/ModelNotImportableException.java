package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.List;
import java.util.stream.Collectors;

/** A model has faults for which its import would fail; the message names them all, each with how to mend it. */
public final class ModelNotImportableException extends ModelProblem {

    private static final long serialVersionUID = 1L;

    ModelNotImportableException(ModelUri uri, List<Finding> errors) {
        super("The model at " + uri + " cannot be imported as it is ("
                + (errors.size() == 1 ? "1 error" : errors.size() + " errors") + "):\n"
                + errors.stream().map(error -> "- " + error).collect(Collectors.joining("\n")));
    }
}
