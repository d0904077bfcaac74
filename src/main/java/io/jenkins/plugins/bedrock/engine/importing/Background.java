package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.util.concurrent.Executor;

/**
 * What it takes to get on with something while no caller's thread waits for it.
 *
 * @param clients asked anew for the account at each call, since a wait may outlast an unused client
 * @param scheduler when to get on
 * @param executor where: on it AWS is called and listeners are told
 */
public record Background(AwsClients clients, Scheduler scheduler, Executor executor) {}
