package io.jenkins.plugins.bedrock.pages;

import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.ImportDetails;
import io.jenkins.plugins.bedrock.history.RecordedFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The vocabulary of the pages' tests: a model in the ledger, and what happens to it where. Each thing happens a minute
 * after the one before.
 */
final class RecordedModel {

    static final EnvironmentId DEV = environment("", "444455556666");
    static final EnvironmentId VALIDATION = environment("", "777788889999");
    static final EnvironmentId PROD = environment("", "999900001111");

    private static final String JOB = "arn:aws:bedrock:us-east-1:%s:model-import-job/abc";

    private static Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(30));

    private final ModelDigest digest;
    private final String version;

    RecordedModel(int number, String version) {
        this.digest = new ModelDigest(String.format("%064x", number), Strength.CRC64);
        this.version = version;
    }

    /** Three environments, defined in another order than models go through them. */
    static void configureEnvironments() {
        ModelEnvironment prod = defined("prod", PROD);
        prod.setPromotesFrom(List.of("validation"));
        ModelEnvironment validation = defined("validation", VALIDATION);
        validation.setPromotesFrom(List.of("dev"));
        BedrockConfiguration.get().setEnvironments(List.of(prod, validation, defined("dev", DEV)));
    }

    static ModelEnvironment defined(String name, EnvironmentId id) {
        String account = id.account().value();
        return new ModelEnvironment(
                name, account, id.region().id(), "a-role", "arn:aws:iam::" + account + ":role/Import");
    }

    static EnvironmentId environment(String scope, String account) {
        return new EnvironmentId(scope, new AccountId(account), new AwsRegion("us-east-1"));
    }

    /** When the last thing has happened. */
    static Instant now() {
        return now;
    }

    static Instant later() {
        now = now.plusSeconds(60);
        return now;
    }

    ModelDigest digest() {
        return digest;
    }

    String url() {
        return "bedrock-models/model/" + digest.sha256() + "/";
    }

    String modelArn(EnvironmentId where) {
        return "arn:aws:bedrock:us-east-1:" + where.account() + ":imported-model/"
                + digest.sha256().substring(52);
    }

    /** Imported, and nothing else yet. */
    RecordedModel imported(EnvironmentId where, String build) {
        Instant at = later();
        FileLedger.get().imported(record(where, build, Optional.empty(), Optional.empty(), at));
        return this;
    }

    RecordedModel accepted(EnvironmentId where, String build) {
        imported(where, build);
        Instant at = later();
        FileLedger.get()
                .change(
                        digest,
                        where,
                        known -> record(where, build, Optional.of(at), Optional.empty(), known.imported()));
        return this;
    }

    /** As a build leaves it that has seen it: the build has failed by it, a moment later, and recorded that, too. */
    RecordedModel moved(EnvironmentId where, String build) {
        imported(where, build);
        Instant at = later();
        FileLedger.get()
                .change(
                        digest,
                        where,
                        known -> record(where, build, Optional.empty(), Optional.of(at), known.imported()));
        return failed(where, build, JOB.formatted(where.account()), "The model has moved");
    }

    RecordedModel described(EnvironmentId where, UnaryOperator<ImportDetails> how) {
        FileLedger.get().describe(digest, where, modelArn(where), how);
        return this;
    }

    RecordedModel failed(EnvironmentId where, String build, String message) {
        return failed(where, build, null, message);
    }

    private RecordedModel failed(EnvironmentId where, String build, String job, String message) {
        FileLedger.get().failed(digest, RecordedFailure.of(where, version, build, job, message, later()));
        return this;
    }

    RecordedModel overridable(EnvironmentId where, String job, String reason) {
        FileLedger.get().allowOnce(new PromotionOverride(digest, where, job, "alice", reason, later()));
        return this;
    }

    RecordedModel recalled(String reason) {
        FileLedger.get().recall(digest, reason, "bob");
        return this;
    }

    private PromotionRecord record(
            EnvironmentId where, String build, Optional<Instant> accepted, Optional<Instant> moved, Instant imported) {
        return new PromotionRecord(
                digest,
                "the seal's hash",
                where,
                version,
                modelArn(where),
                JOB.formatted(where.account()),
                build,
                Optional.empty(),
                imported,
                accepted,
                moved,
                accepted,
                accepted);
    }
}
