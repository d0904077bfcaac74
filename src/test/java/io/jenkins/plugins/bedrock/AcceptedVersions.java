package io.jenkins.plugins.bedrock;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.history.FileLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import jenkins.model.Jenkins;

/** What the ledger of the Jenkins of a test knows without that anything was imported. */
public final class AcceptedVersions {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private AcceptedVersions() {}

    public static ModelDigest digest(int number) {
        return new ModelDigest(String.format("%064x", number), Strength.SHA256);
    }

    /** The environment of that account, as {@link ConfiguredPromotion} configures it. */
    public static EnvironmentId environment(String account) {
        return new EnvironmentId("", new AccountId(account), Accounts.REGION);
    }

    /** A version that was accepted so many minutes after noon, and lies where its name says. */
    public static ModelDigest accept(int number, String account, String version, int minutes) {
        return accept(number, account, version, "s3://" + Accounts.BUCKET + "/" + version + "/", minutes);
    }

    /** The same at another place. */
    public static ModelDigest accept(int number, String account, String version, String model, int minutes) {
        ModelDigest digest = digest(number);
        Instant when = NOON.plusSeconds(60L * minutes);
        String arn = "arn:aws:bedrock:us-east-1:" + account + ":imported-model/" + number;
        FileLedger.get()
                .imported(new PromotionRecord(
                        digest,
                        "seal",
                        environment(account),
                        version,
                        arn,
                        "arn:aws:bedrock:us-east-1:" + account + ":model-import-job/" + number,
                        "promote #1",
                        Optional.empty(),
                        when,
                        Optional.of(when),
                        Optional.empty(),
                        Optional.of(when),
                        Optional.of(when)));
        FileLedger.get().describe(digest, environment(account), arn, known -> known.withModel(ModelUri.parse(model)));
        return digest;
    }

    /** Damages what is known of other digests of the same objects, so that nobody can tell whether these were recalled. */
    public static void obscure(ModelDigest digest) throws IOException {
        ModelDigest beside = digest(4_000);
        Files.writeString(
                Jenkins.get().getRootDir().toPath().resolve("bedrock-model-import/models/" + beside.sha256() + ".xml"),
                "<model>cut");
        assertThatThrownBy(() -> FileLedger.get().sameObjects(digest, beside))
                .isInstanceOf(PromotionRefusedException.class);
    }
}
