package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The account holds as many imported models as it may. */
public final class ModelQuotaExceededException extends ImportRefusedException {

    private static final long serialVersionUID = 1L;

    ModelQuotaExceededException(ImportRequest request, List<ListedModel> models, Instant now, Throwable cause) {
        super(
                "Could not import " + request.source() + " into " + request.environment()
                        + ": the quota of imported models is used up by the " + models.size() + " that are there: "
                        + models.stream().map(model -> model.withAge(now)).collect(Collectors.joining(", "))
                        + ". Delete one that is no longer needed, or have the quota \"Imported models per account\""
                        + " (L-45B04988) raised.",
                cause);
    }
}
