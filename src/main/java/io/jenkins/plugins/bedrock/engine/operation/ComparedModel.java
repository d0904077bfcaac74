package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.importing.ImportClaims;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An imported model as the ledger knows it and as AWS shows it.
 *
 * @param name in AWS; no value if AWS does not show it
 * @param created in AWS
 * @param modelUnits Custom Model Units, by which AWS bills its storage; no value if they were not read
 * @param recorded what the ledger knows of it
 * @param claims what its tags say, if they are of this plugin and were read
 */
public record ComparedModel(
        Standing standing,
        String arn,
        Optional<String> name,
        Optional<Instant> created,
        OptionalInt modelUnits,
        Optional<PromotionRecord> recorded,
        Optional<ImportClaims> claims) {

    /** How ledger and AWS agree on it. */
    public enum Standing {
        /** Both know it, and its tags say nothing else. */
        SAME,
        /** Recorded, and not in AWS any more: somebody has deleted it elsewhere. */
        GONE,
        /** In AWS with this plugin's tags, and not recorded: another controller's, or its record was lost. */
        CLAIMED,
        /** Recorded, but its tags name another digest, or none: somebody has changed them. */
        TAGGED_OTHERWISE,
        /** In AWS without this plugin's tags, and not recorded: it counts against the quota. */
        NOT_OURS,
        /** In AWS, but its tags were not read, so that it is not known whose it is. */
        NOT_READ
    }
}
