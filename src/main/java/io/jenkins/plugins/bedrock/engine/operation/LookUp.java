package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportJobs;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModel;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModels;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import java.util.Optional;

/** Looks jobs and models of an environment up, whoever has made them. Changes nothing. */
public record LookUp(Engine engine) {

    /** @param nameOrArn of the import job */
    public Optional<ImportJob> job(Environment environment, String nameOrArn) throws InterruptedException {
        return Interruptible.call(() -> new ImportJobs(account(environment)).find(nameOrArn));
    }

    /** @param nameOrArn of the imported model */
    public Optional<ImportedModel> model(Environment environment, String nameOrArn) throws InterruptedException {
        return Interruptible.call(() -> new ImportedModels(account(environment)).find(nameOrArn));
    }

    private AwsAccount account(Environment environment) {
        return engine.account(environment.access()).verified();
    }
}
