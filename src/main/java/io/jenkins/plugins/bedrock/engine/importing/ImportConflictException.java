package io.jenkins.plugins.bedrock.engine.importing;

import java.util.List;

/** A job or model of that name is there, and it is not what was asked for. */
public final class ImportConflictException extends ImportRefusedException {

    private static final long serialVersionUID = 1L;

    ImportConflictException(ImportRequest request, String what, String name, List<String> differences) {
        super(
                "Could not import " + request.source() + " as " + request.modelName() + " into " + request.environment()
                        + ": the " + what + " " + name + " is there already, but " + String.join("; ", differences)
                        + ". Nothing was changed. Ask for exactly what is there, import under another name, or delete"
                        + " the imported model first.",
                null);
    }
}
