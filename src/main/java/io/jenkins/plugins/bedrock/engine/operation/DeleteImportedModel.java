package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.importing.ImportedModel;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModels;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import java.util.Optional;

/** Deletes a model that this plugin has imported; AWS bills its storage until then. */
public record DeleteImportedModel(Engine engine) {

    /**
     * @param nameOrArn of the imported model
     * @return what was deleted; no value if it was gone already
     * @throws io.jenkins.plugins.bedrock.engine.importing.ModelNotOursException if somebody else has imported it
     */
    public Optional<ImportedModel> run(Environment environment, String nameOrArn) {
        return new ImportedModels(engine.account(environment.access())).delete(nameOrArn);
    }
}
