package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What it takes to get on with something while no caller's thread waits for it.
 *
 * @param clients asked anew for the account at each call, since a wait may outlast an unused client
 * @param scheduler when to get on
 * @param executor where: on it AWS is called and listeners are told
 */
public record Background(AwsClients clients, Scheduler scheduler, Executor executor) {

    /**
     * Has the executor run a task. While it is full, it is asked again each minute, because a task that is dropped is a
     * wait that never ends.
     *
     * @throws RejectedExecutionException if the scheduler takes nothing any more, since the controller stops
     */
    void handOver(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException full) {
            scheduler.schedule(PollPace.LONGEST, () -> handOver(task));
        }
    }
}
