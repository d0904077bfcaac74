package io.jenkins.plugins.bedrock.engine.aws;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.auth.scheme.BedrockAuthSchemeProvider;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** An account as the engine reaches it: its clients, made when first needed, and calls whose errors are sentences. */
public final class AwsAccount implements AutoCloseable {

    /** A bearer token in the environment of the controller must not win over the role. */
    private static final List<String> SIGV4 = List.of("aws.auth#sigv4");

    private final AccountAccess access;
    private final Consumer<AwsAccount> used;
    private final Lazy<RoleChain> roles;
    private final Lazy<StsClient> sts;
    private final Lazy<S3Client> s3;
    private final Lazy<KmsClient> kms;
    private final Lazy<IamClient> iam;
    private final Lazy<BedrockClient> bedrock;
    private final Lazy<BedrockRuntimeClient> bedrockRuntime;
    private final Lazy<SageMakerClient> sageMaker;
    private final Lazy<SsmClient> ssm;
    private volatile boolean landedWhereExpected;

    /** @param used told of each call */
    AwsAccount(AccountAccess access, ClientSettings settings, Consumer<AwsAccount> used) {
        this.access = access;
        this.used = used;
        this.roles = new Lazy<>(() -> new RoleChain(access, settings));
        AwsRegion region = access.region();
        this.sts = new Lazy<>(() -> settings.build(StsClient.builder(), region, credentials()));
        this.s3 = new Lazy<>(() -> settings.build(
                S3Client.builder().forcePathStyle(settings.endpoint().override().isPresent()), region, credentials()));
        this.kms = new Lazy<>(() -> settings.build(KmsClient.builder(), region, credentials()));
        this.iam = new Lazy<>(() -> settings.build(IamClient.builder(), region, credentials()));
        this.bedrock = new Lazy<>(() -> settings.build(
                BedrockClient.builder().authSchemeProvider(BedrockAuthSchemeProvider.defaultProvider(SIGV4)),
                region,
                credentials()));
        this.bedrockRuntime = new Lazy<>(() -> settings.build(
                BedrockRuntimeClient.builder()
                        .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(SIGV4)),
                region,
                credentials()));
        this.sageMaker = new Lazy<>(() -> new SageMakerClient(settings, region, credentials()));
        this.ssm = new Lazy<>(() -> settings.build(SsmClient.builder(), region, credentials()));
    }

    /** How this account is reached. */
    public AccountAccess access() {
        return access;
    }

    public S3Client s3() {
        return s3.get();
    }

    public KmsClient kms() {
        return kms.get();
    }

    public IamClient iam() {
        return iam.get();
    }

    public BedrockClient bedrock() {
        return bedrock.get();
    }

    public BedrockRuntimeClient bedrockRuntime() {
        return bedrockRuntime.get();
    }

    public SageMakerClient sageMaker() {
        return sageMaker.get();
    }

    public SsmClient ssm() {
        return ssm.get();
    }

    /**
     * Makes a call.
     *
     * @param attempt what is attempted, to follow "Could not", for example {@code read the policy of bucket b}
     * @throws AwsProblem if AWS refuses, or does not answer
     * @throws CallInterruptedException if the thread is interrupted meanwhile
     */
    public <T> T call(String attempt, Supplier<T> call) {
        used.accept(this);
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw inWords(attempt, e);
        }
    }

    private RuntimeException inWords(String attempt, RuntimeException failure) {
        if (failure instanceof CallInterruptedException) {
            return failure;
        }
        if (CallInterruptedException.isBehind(failure)) {
            return CallInterruptedException.of(attempt, access, failure);
        }
        if (failure instanceof SdkException answer) {
            AwsProblem problem = AwsProblem.of(attempt, access, answer);
            if (problem.isExpiredSession()) {
                roles.get().renew();
            }
            return problem;
        }
        return failure;
    }

    /**
     * Asks STS once where the calls land; no permission is needed for that. To be called before anything is changed.
     *
     * @return the caller's ARN as STS names it
     * @throws AwsProblem if the role cannot be assumed
     * @throws WrongAccountException if it lands in another account than the configured one
     */
    public String requireExpectedAccount() {
        GetCallerIdentityResponse identity =
                call("find out who is calling", () -> sts.get().getCallerIdentity());
        if (!identity.account().equals(access.account().value())) {
            throw new WrongAccountException("The calls land in account " + identity.account()
                    + " (" + identity.arn() + ") instead of account " + access.account()
                    + ". Nothing was changed. Correct the account ID, or the role, of " + access.name() + ".");
        }
        landedWhereExpected = true;
        return identity.arn();
    }

    /** {@link #requireExpectedAccount()}, unless that has succeeded before. */
    public AwsAccount verified() {
        if (!landedWhereExpected) {
            requireExpectedAccount();
        }
        return this;
    }

    /** Closes the clients and forgets the sessions; both are made anew when they are needed again. */
    @Override
    public void close() {
        List.of(s3, kms, iam, bedrock, bedrockRuntime, sageMaker, ssm, sts, roles)
                .forEach(Lazy::close);
    }

    private AwsCredentialsProvider credentials() {
        return roles.get().credentials();
    }
}
