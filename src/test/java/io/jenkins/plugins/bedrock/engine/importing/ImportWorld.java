package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.BedrockPlace;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.BedrockSettings;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.PermissionsPage;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.aws.AwsEndpoint;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.RoleAssumption;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** A research account with a model, a hosting account that may import it, and the engine on a virtual clock. */
final class ImportWorld implements AutoCloseable {

    static final String REGION = "us-east-1";
    static final String RESEARCH = "111122223333";
    static final String HOSTING = "444455556666";
    static final long SEED = 7;

    private static final String CHECKPOINT_CONFIG =
            "{\"architectures\":[\"LlamaForCausalLM\"],\"model_type\":\"llama\"}";

    final EmbeddedAws aws;
    final EmbeddedAccount hosting;
    final EmbeddedBucket bucket;
    final EmbeddedRole importRole;
    final AwsClients clients;
    final Background background;
    final Imports imports;

    /** On a clock that the test advances, with everything on the calling thread. */
    ImportWorld() {
        this(VirtualClock.manual(), Runnable::run);
    }

    ImportWorld(VirtualClock clock, Executor executor) {
        aws = EmbeddedAws.start(clock);
        hosting = aws.account(HOSTING);
        bucket = aws.account(RESEARCH).bucket("research-models", REGION);
        importRole = importRole("BedrockImport");
        clients = new AwsClients(
                ApacheHttpClient.builder().maxConnections(200).build(),
                AwsEndpoint.loopback(aws.endpoint()),
                clock,
                AwsRetryStrategy.doNotRetry());
        background = new Background(clients, clock, executor);
        imports = new Imports(background, new Random(SEED), new Propagation(Duration.ofMinutes(5), 8), Duration.ZERO);
        checkpoint("support-bot/v7/");
        settings().importsTake(Duration.ofMinutes(10));
    }

    /** A role that may read all of the bucket's models, as which Bedrock may read in the hosting account's name. */
    EmbeddedRole importRole(String name) {
        return hosting.role(name)
                .trust(page().policy("import-role-trust"))
                .inline("models", page().policy("import-role-permissions"));
    }

    /** The page with this world's names; an import role may have any. */
    private PermissionsPage page() {
        String key = aws.account(RESEARCH).key("models", REGION).arn();
        return Accounts.page(HOSTING, key)
                .with("Prefix", "support-bot/")
                .with("ImportRoleArn", "arn:aws:iam::" + HOSTING + ":role/*");
    }

    /** Puts a checkpoint that can be imported, and lets the account's import roles read it. */
    ImportWorld checkpoint(String prefix) {
        bucket.put(prefix + "config.json", CHECKPOINT_CONFIG)
                .put(prefix + "tokenizer_config.json", "{\"chat_template\":\"{{ messages }}\"}")
                .put(prefix + "tokenizer.json", "{}")
                .putSparse(prefix + "model.safetensors", "{}".getBytes(StandardCharsets.UTF_8), 16_000_000_000L);
        return openBucket();
    }

    /** The bucket's policy lets every principal of the hosting account read. */
    ImportWorld openBucket() {
        bucket.policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                + hosting.rootArn() + "\"},\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":[\""
                + bucket.arn() + "\",\"" + bucket.arn("*") + "\"]}]}");
        return this;
    }

    /** The hosting account as a build reaches it. */
    AccountAccess access() {
        return access("deployer", "jenkins-promote-1");
    }

    AccountAccess access(String role, String session) {
        EmbeddedRole deployer = hosting.role(role)
                .trusting(hosting.administrator().arn())
                .inline("hosting", page().policy("hosting-role"));
        return new AccountAccess(
                "dev",
                new AccountId(HOSTING),
                new AwsRegion(REGION),
                BaseCredentials.ofKey(
                        "system", "jenkins", hosting.administrator().credentials()),
                List.of(RoleAssumption.of(new RoleArn(deployer.arn()))),
                new SessionName(session));
    }

    AwsAccount account() {
        return clients.account(access());
    }

    ModelImporter importer() {
        return new ModelImporter(account(), aws.clock());
    }

    ImportWatch watch() {
        return imports.watch(access());
    }

    BedrockSettings settings() {
        return aws.bedrock().settings();
    }

    BedrockPlace place() {
        return aws.bedrock().place(HOSTING, REGION);
    }

    ImportRequest request() {
        return request("promote/support-bot#1", importRole);
    }

    ImportRequest request(String build, EmbeddedRole role) {
        return request("support-bot", "v7", build, role, Optional.empty());
    }

    ImportRequest request(String name, String version, String build, EmbeddedRole role, Optional<ModelKmsKey> key) {
        return new ImportRequest(
                "dev",
                ModelUri.parse("s3://research-models/support-bot/" + version + "/"),
                digest(version),
                new RoleArn(role.arn()),
                name,
                key,
                Optional.empty(),
                new ResourceTags(Map.of("team", "support")),
                build);
    }

    static ModelDigest digest(String version) {
        return new ModelDigest(ShortHash.whole(version), Strength.SHA256);
    }

    void pass(Duration time) {
        aws.clock().advance(time);
    }

    /** Imports and waits for the end by the clock. */
    ImportOutcome imported(ImportRequest request) {
        ImportOutcome outcome = importer().start(request);
        pass(Duration.ofMinutes(11));
        return outcome;
    }

    int creations() {
        return place().jobs().size();
    }

    @Override
    public void close() {
        clients.close();
        aws.close();
    }
}
