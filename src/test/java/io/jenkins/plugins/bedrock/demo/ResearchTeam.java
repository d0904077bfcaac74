package io.jenkins.plugins.bedrock.demo;

import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the research team does, with the SDK's own client: uploads, and once too often. */
final class ResearchTeam implements AutoCloseable {

    private static final String KEY = "alias/models";

    private final S3Client s3;
    private final KmsClient kms;

    ResearchTeam(AwsProcess aws) {
        this.kms = KmsClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Accounts.REGION.sdk())
                .httpClientBuilder(ApacheHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(aws.keyOf("research")))
                .build();
        this.s3 = S3Client.builder()
                .endpointOverride(aws.endpoint())
                .region(Accounts.REGION.sdk())
                .forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(aws.keyOf("research")))
                .build();
    }

    /** Uploads a folder, each file with its SHA-256. */
    List<Path> upload(Path checkpoint, ModelUri model) {
        try (Stream<Path> files = Files.list(checkpoint)) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            sorted.forEach(file -> put(model, file.getFileName().toString(), RequestBody.fromFile(file)));
            return sorted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uploads a file again with its last byte changed. */
    void changeLastByte(ModelUri model, Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            put(model, file.getFileName().toString(), RequestBody.fromBytes(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the bucket has a policy. */
    boolean hasBucketPolicy() {
        try {
            s3.getBucketPolicy(r -> r.bucket(Accounts.BUCKET));
            return true;
        } catch (S3Exception e) {
            if (e.awsErrorDetails().errorCode().equals("NoSuchBucketPolicy")) {
                return false;
            }
            throw e;
        }
    }

    /** The policy of the key under which the objects are encrypted. */
    String keyPolicy() {
        return kms.getKeyPolicy(r -> r.keyId(keyId()).policyName("default")).policy();
    }

    /** How many grants the key has. */
    int grants() {
        return kms.listGrants(r -> r.keyId(keyId())).grants().size();
    }

    private String keyId() {
        return kms.describeKey(r -> r.keyId(KEY)).keyMetadata().keyId();
    }

    private void put(ModelUri model, String name, RequestBody body) {
        s3.putObject(
                r -> r.bucket(model.bucket()).key(model.key(name)).checksumAlgorithm(ChecksumAlgorithm.SHA256), body);
    }

    @Override
    public void close() {
        s3.close();
        kms.close();
    }
}
