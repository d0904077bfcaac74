package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.access.AccessControl;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.importing.Background;
import io.jenkins.plugins.bedrock.engine.importing.Imports;
import io.jenkins.plugins.bedrock.engine.model.KnownHashes;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

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

    /** How long a build waits for others in its environment, on a thread that builds elsewhere need, too. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * Works in an environment while no other build says which model is current there, or deletes one.
     *
     * @throws PromotionRefusedException if others do for long; nothing was done
     */
    <T> T alone(Environment where, ResourceLocks.InterruptibleWork<T> work) throws InterruptedException {
        try {
            return places.holding(where.id().toString(), PATIENCE, work);
        } catch (TimeoutException busy) {
            throw new PromotionRefusedException("Other builds publish or delete models in " + where.name()
                    + ", and were"
                    + " not done within " + PATIENCE.toMinutes() + " minutes: AWS may be slow to answer. Run this again"
                    + " later.");
        }
    }

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
