package io.jenkins.plugins.bedrock.embeddedaws;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys.AccessKey;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import io.jenkins.plugins.bedrock.embeddedaws.iam.IamAccount;
import io.jenkins.plugins.bedrock.embeddedaws.iam.PrincipalNames;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.embeddedaws.kms.KmsKeys;
import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.embeddedaws.s3.S3Buckets;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.EmbeddedSageMaker;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerResources;
import io.jenkins.plugins.bedrock.embeddedaws.ssm.EmbeddedParameterStore;
import io.jenkins.plugins.bedrock.embeddedaws.ssm.SsmParameters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An AWS account for tests to arrange. */
public final class EmbeddedAccount {

    private final IamAccount iam;
    private final PrincipalNames names;
    private final AccessKeys keys;
    private final S3Buckets buckets;
    private final KmsKeys kms;
    private final SageMakerResources sageMaker;
    private final SsmParameters parameters;

    EmbeddedAccount(
            IamAccount iam,
            PrincipalNames names,
            AccessKeys keys,
            S3Buckets buckets,
            KmsKeys kms,
            SageMakerResources sageMaker,
            SsmParameters parameters) {
        this.iam = iam;
        this.names = names;
        this.keys = keys;
        this.buckets = buckets;
        this.kms = kms;
        this.sageMaker = sageMaker;
        this.parameters = parameters;
    }

    /** The 12-digit account ID. */
    public String id() {
        return iam.id();
    }

    /** The ARN that stands for the whole account in policies. */
    public String rootArn() {
        return root().arn();
    }

    /** The role with this name; made when there is none, trusting nobody and allowed nothing. */
    public EmbeddedRole role(String name) {
        return iam.arrangedRole(name, names);
    }

    /** The user with this name; made when there is none, allowed nothing. */
    public EmbeddedUser user(String name) {
        return iam.arrangedUser(name, keys::issueLongLived);
    }

    /** A user who may do everything. */
    public EmbeddedUser administrator() {
        return user("administrator").inline("everything", Caller.EVERYTHING);
    }

    /** An access key of the account's root user, which AWS advises against. */
    public AwsCredentialsProvider rootUser() {
        AccessKey key = keys.issueLongLived(this::root);
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }

    /** Adds or replaces a customer managed policy and gives its ARN. */
    public String managedPolicy(String name, String document) {
        return iam.putManagedPolicy(name, document);
    }

    /**
     * The bucket with this name; made when there is none, private and blocking public access as all new buckets do.
     *
     * @param region where it is made, e.g. {@code us-east-1}
     */
    public EmbeddedBucket bucket(String name, String region) {
        return buckets.arranged(name, region, id());
    }

    /**
     * The customer managed KMS key with this alias; made when there is none, with the default key policy.
     *
     * @param alias without its {@code alias/}, e.g. {@code models}
     */
    public EmbeddedKey key(String alias, String region) {
        return kms.arranged("alias/" + alias, id(), region);
    }

    /**
     * The key that AWS manages for a service in this account.
     *
     * @param service e.g. {@code s3}, which gives the key with the alias {@code alias/aws/s3}
     */
    public EmbeddedKey awsManagedKey(String service, String region) {
        return key("aws/" + service, region);
    }

    /** SageMaker in a Region: models, model packages and training jobs. */
    public EmbeddedSageMaker sageMaker(String region) {
        return new EmbeddedSageMaker(sageMaker, id(), region);
    }

    /** The Parameter Store of SSM in a Region. */
    public EmbeddedParameterStore parameters(String region) {
        return new EmbeddedParameterStore(parameters, id(), region);
    }

    private Caller root() {
        return Caller.root(iam.partition(), iam.id());
    }
}
