package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.access.AccessControl;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.importing.Background;
import io.jenkins.plugins.bedrock.engine.importing.Imports;
import io.jenkins.plugins.bedrock.engine.model.KnownHashes;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;

/**
 * What all operations of a controller share; one per controller.
 *
 * @param background clients, time, and the pool on which AWS is called
 * @param places where one build at a time says which model is current, or deletes one: environments, by their IDs
 * @param ledger the memory of which model was accepted where
 * @param hashes the memory of what was computed of models' content
 */
public record Engine(
        Background background,
        AccessControl access,
        Imports imports,
        ResourceLocks places,
        PromotionLedger ledger,
        KnownHashes hashes,
        SupportMatrix matrix) {

    /** What was computed of models' content, as every operation asks it. */
    KnownHashes noted() {
        return new NotedHashes(hashes, ledger);
    }

    Scheduler scheduler() {
        return background.scheduler();
    }

    AwsAccount account(AccountAccess how) {
        return background.clients().account(how);
    }
}
