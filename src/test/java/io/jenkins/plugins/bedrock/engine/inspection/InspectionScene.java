package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectBuilder;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.HashesInMemory;
import io.jenkins.plugins.bedrock.engine.model.KnownHashes;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.ReadingLimits;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A checkpoint in research's bucket in which nothing is wrong, until a test changes it; and what an inspection, made as
 * the source role, finds.
 */
final class InspectionScene implements AutoCloseable {

    static final ModelUri MODEL = ModelUri.parse("s3://" + ResearchAndHosting.BUCKET + "/support-bot/v7/");

    /** The shard with the embedding. */
    static final String FIRST_SHARD = "model-00001-of-00005.safetensors";

    /** The shard with the output head. */
    static final String LAST_SHARD = "model-00005-of-00005.safetensors";

    private static final ObjectMapper JSON = new ObjectMapper();

    final ResearchAndHosting world = new ResearchAndHosting();
    final EmbeddedBucket bucket = world.bucket;
    private final ExecutorService executor = Executors.newFixedThreadPool(16);
    private AccountAccess reader = world.source();
    private AwsRegion region = ResearchAndHosting.REGION;
    private List<String> declaredKeys = List.of();
    private String hosting = ResearchAndHosting.DEV;
    private Strength strength = Strength.ETAG;
    private SupportMatrix matrix = SupportMatrix.builtIn();
    final KnownHashes known = new HashesInMemory();
    private ReadingLimits limits = ReadingLimits.DEFAULT;
    private InstantSource clock = world.aws.clock();

    InspectionScene() {
        bucket.versioned();
        try {
            bucket.putDirectory(MODEL.prefix(), Checkpoints.LLAMA_TINY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        json("tokenizer_config.json", config -> config.put("chat_template", "{{ messages }}"));
    }

    /** Writes a file of the checkpoint, or writes it anew. */
    InspectionScene put(String key, byte[] content) {
        bucket.put(MODEL.key(key), content);
        return this;
    }

    InspectionScene put(String key, String content) {
        bucket.put(MODEL.key(key), content);
        return this;
    }

    /** Writes a file anew that the test describes further, for example in another storage class. */
    InspectionScene again(String key, UnaryOperator<ObjectBuilder> how) {
        bucket.put(how.apply(bucket.object(MODEL.key(key), Content.of(bytes(key)))));
        return this;
    }

    /** Writes all files anew in the same way. */
    InspectionScene allAgain(UnaryOperator<ObjectBuilder> how) {
        keys().forEach(key -> again(key, how));
        return this;
    }

    /** Writes {@code SHA256SUMS} as {@code sha256sum} would, and changes it. */
    InspectionScene sums(UnaryOperator<String> change) {
        StringBuilder lines = new StringBuilder();
        keys().forEach(key ->
                lines.append(sha256(bytes(key))).append("  ").append(key).append('\n'));
        return put("SHA256SUMS", change.apply(lines.toString()));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    InspectionScene remove(String... keys) {
        for (String key : keys) {
            bucket.delete(MODEL.key(key));
        }
        return this;
    }

    /** Changes a JSON file. */
    InspectionScene json(String key, Consumer<ObjectNode> change) {
        try {
            ObjectNode root = (ObjectNode) JSON.readTree(bytes(key));
            change.accept(root);
            return put(key, JSON.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InspectionScene config(Consumer<ObjectNode> change) {
        return json("config.json", change);
    }

    /** Changes a shard. */
    InspectionScene shard(String key, UnaryOperator<ShardFile> change) {
        return put(key, change.apply(ShardFile.of(bytes(key))).bytes());
    }

    byte[] bytes(String key) {
        return bucket.current(MODEL.key(key)).orElseThrow().content().toBytes();
    }

    /** Inspects as somebody else. */
    InspectionScene as(AccountAccess access) {
        reader = access;
        return this;
    }

    InspectionScene into(AwsRegion other) {
        region = other;
        return this;
    }

    InspectionScene hosting(String account) {
        hosting = account;
        return this;
    }

    InspectionScene declaring(String... keyArns) {
        declaredKeys = List.of(keyArns);
        return this;
    }

    InspectionScene demanding(Strength weakest) {
        strength = weakest;
        return this;
    }

    InspectionScene matrix(String patch) {
        matrix = SupportMatrix.overriddenBy(patch);
        return this;
    }

    InspectionScene limits(ReadingLimits other) {
        limits = other;
        return this;
    }

    InspectionScene clock(InstantSource other) {
        clock = other;
        return this;
    }

    Inspection inspect() {
        try {
            return new ModelInspector(world.account(reader), executor, limits, known, clock)
                    .inspect(new InspectionRequest(
                            MODEL,
                            new AccountId(ResearchAndHosting.RESEARCH),
                            declaredKeys,
                            new AccountId(hosting),
                            region,
                            strength,
                            matrix));
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a test.", e);
        }
    }

    /** The keys of the checkpoint's files. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        world.aws
                .clients()
                .s3(
                        StaticCredentialsProvider.create(
                                world.research.administrator().credentials()),
                        ResearchAndHosting.REGION.id())
                .listObjectsV2Paginator(r -> r.bucket(bucket.name()).prefix(MODEL.prefix()))
                .contents()
                .forEach(object -> keys.add(MODEL.relative(object.key())));
        return keys;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        world.close();
    }
}
