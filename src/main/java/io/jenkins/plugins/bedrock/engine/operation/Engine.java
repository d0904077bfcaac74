package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.access.AccessControl;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.importing.Background;
import io.jenkins.plugins.bedrock.engine.importing.ImportSlots;
import io.jenkins.plugins.bedrock.engine.importing.ImportWatches;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.util.concurrent.Executor;

/** What all operations of a controller share; one per controller. */
public record Engine(
        AwsClients clients,
        Scheduler scheduler,
        Executor executor,
        AccessControl access,
        ImportSlots slots,
        ImportWatches watches,
        PromotionLedger ledger,
        SupportMatrix matrix) {

    Background background() {
        return new Background(clients, scheduler, executor);
    }
}
