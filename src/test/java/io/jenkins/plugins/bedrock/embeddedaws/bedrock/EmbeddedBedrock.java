package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import io.jenkins.plugins.bedrock.embeddedaws.access.Authorization;
import io.jenkins.plugins.bedrock.embeddedaws.access.Gate;
import io.jenkins.plugins.bedrock.embeddedaws.front.AwsService;
import io.jenkins.plugins.bedrock.embeddedaws.kms.KeyUse;
import io.jenkins.plugins.bedrock.embeddedaws.s3.S3Access;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.sts.ServiceSessions;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bedrock's part of the embedded AWS, for tests to arrange and to look into. */
public final class EmbeddedBedrock {

    private final Map<String, BedrockPlace> places = new ConcurrentHashMap<>();
    private final BedrockSettings settings = new BedrockSettings();
    private final AwsService service;

    /**
     * @param s3 through which imports read as their role
     * @param keys at which they look as their role
     * @param sessions with which they become it
     */
    public EmbeddedBedrock(
            S3Access s3,
            KeyUse keys,
            ServiceSessions sessions,
            Authorization authorization,
            UniqueIds ids,
            Scheduler clock) {
        ImportExecution execution = new ImportExecution(s3, keys, sessions, ids, clock, settings);
        this.service = new BedrockService(
                this::place,
                new Gate(authorization, WireProtocol.REST_JSON),
                new ImportJobStart(execution, ids, settings),
                settings);
    }

    /** What answers requests. */
    public AwsService service() {
        return service;
    }

    /** How imports and models behave. */
    public BedrockSettings settings() {
        return settings;
    }

    /** Jobs and models of an account in a Region. */
    public BedrockPlace place(String account, String region) {
        return places.computeIfAbsent(account + " " + region, key -> new BedrockPlace(account, region));
    }
}
