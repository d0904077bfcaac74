package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys.AccessKey;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.access.Permissions;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An IAM user for tests to arrange and to act as. */
public final class EmbeddedUser {

    private final IamAccount account;
    private final String name;
    private final String id;
    private final AccessKey key;
    private volatile EntityPolicies policies = EntityPolicies.NONE;

    EmbeddedUser(IamAccount account, String name, String id, UserKeys keys) {
        this.account = account;
        this.name = name;
        this.id = id;
        this.key = keys.issue(this::caller);
    }

    /** The user's ARN. */
    public String arn() {
        return "arn:" + account.partition() + ":iam::" + account.id() + ":user/" + name;
    }

    /** The unique ID, AIDA…. */
    public String id() {
        return id;
    }

    /** Adds an inline policy that allows actions (separated by commas or blanks) on resources. */
    public EmbeddedUser allowing(String actions, String... resources) {
        policies = policies.allowing(actions, resources);
        return this;
    }

    /** Adds or replaces an inline policy. */
    public EmbeddedUser inline(String policyName, String document) {
        policies = policies.withInline(policyName, document);
        return this;
    }

    /** Attaches a managed policy by its ARN. */
    public EmbeddedUser attached(String policyArn) {
        policies = policies.withAttached(policyArn);
        return this;
    }

    /** Sets the permissions boundary by its ARN. */
    public EmbeddedUser boundary(String policyArn) {
        policies = policies.withBoundary(policyArn);
        return this;
    }

    /** The user's access key. */
    public AwsBasicCredentials credentials() {
        return AwsBasicCredentials.create(key.id(), key.secret());
    }

    /** The user's access key as SDK clients take it. */
    public AwsCredentialsProvider provider() {
        return StaticCredentialsProvider.create(credentials());
    }

    /** The user as requests come from it. */
    public Caller caller() {
        Permissions permissions = account.permissions(policies);
        return new Caller(Caller.Kind.USER, account.id(), arn(), arn(), id, permissions, Map.of("aws:username", name));
    }
}
