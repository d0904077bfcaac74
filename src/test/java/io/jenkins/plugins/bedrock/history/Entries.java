package io.jenkins.plugins.bedrock.history;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The vocabulary of the ledger's tests: models, environments, and what happens to the ones in the others. */
final class Entries {

    static final ModelDigest BOT = model(7);
    static final EnvironmentId DEV = environment("", "111122223333");
    static final EnvironmentId PROD = environment("", "444455556666");
    static final String JOB = "promote";
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456789Z");

    private Entries() {}

    static ModelDigest model(int number) {
        return new ModelDigest(String.format("%064x", number), Strength.CRC64);
    }

    static EnvironmentId environment(String scope, String account) {
        return new EnvironmentId(scope, new AccountId(account), new AwsRegion("us-east-1"));
    }

    static PromotionRecord imported(ModelDigest digest, EnvironmentId where) {
        return imported(digest, where, "arn:model/1", JOB + " #12");
    }

    static PromotionRecord imported(ModelDigest digest, EnvironmentId where, String modelArn, String build) {
        return new PromotionRecord(
                digest,
                "the seal's hash",
                where,
                "bot/v7",
                modelArn,
                "arn:job/1",
                build,
                Optional.empty(),
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** All that can happen to a model has happened. */
    static PromotionRecord complete(ModelDigest digest, EnvironmentId where, String text) {
        return new PromotionRecord(
                digest,
                text,
                where,
                text,
                text,
                text,
                text,
                Optional.of(text),
                NOON,
                Optional.of(NOON.plusSeconds(1)),
                Optional.of(NOON.plusSeconds(2)),
                Optional.of(NOON.plusSeconds(3)),
                Optional.of(NOON.plusSeconds(4)));
    }

    static PromotionRecord accepted(PromotionRecord known) {
        return new PromotionRecord(
                known.digest(),
                known.seal(),
                known.environment(),
                known.version(),
                known.modelArn(),
                known.jobArn(),
                known.build(),
                known.override(),
                known.imported(),
                Optional.of(NOON.plusSeconds(60)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOON.plusSeconds(60)));
    }

    /** All that can be told of an import is told. */
    static ImportDetails described(ImportDetails known, String text) {
        return known.startedBy("alice", List.of("Started by user " + text))
                .withFindings(RecordedFindings.of(1, 2, List.of("CUSTOM_CODE"), List.of("CUSTOM_CODE", "QUANTIZED")))
                .withApproval(RecordedApproval.of("bob", NOON.minusSeconds(60), text, JOB + " #12"))
                .withTest(RecordedTest.of(false, false, NOON.plusSeconds(61), "test #1", text))
                .withTest(RecordedTest.of(true, true, NOON.plusSeconds(62), JOB + " #12", text))
                .withModelUnits(2)
                .withPublication(RecordedPublication.of("/models/bot", NOON.plusSeconds(63), "publish #2"))
                .withDeletion(RecordedDeletion.of(NOON.plusSeconds(64), "clean #3"));
    }

    static RecordedFailure failure(String build, String message) {
        return RecordedFailure.of(PROD, "bot/v7", build, "arn:job/1", message, NOON);
    }

    static PromotionOverride override(ModelDigest digest, String job, String reason) {
        return new PromotionOverride(digest, PROD, job, "alice", reason, NOON);
    }
}
