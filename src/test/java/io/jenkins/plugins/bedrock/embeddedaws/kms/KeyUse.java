package io.jenkins.plugins.bedrock.embeddedaws.kms;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Authorization;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.access.Gate;
import io.jenkins.plugins.bedrock.embeddedaws.access.ResourcePolicy;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.engine.policy.ResourceKind;
import java.util.Map;
import java.util.Optional;

/** The way to keys for a given caller: directly, or through a service such as S3. */
public final class KeyUse {

    private static final String HIDDEN =
            "because the resource does not exist in this Region, no resource-based policies"
                    + " allow access, or a resource-based policy explicitly denies access";

    private final KmsKeys keys;
    private final Authorization authorization;

    /** @param authorization decides by key policy, grants and identity policies */
    public KeyUse(KmsKeys keys, Authorization authorization) {
        this.keys = keys;
        this.authorization = authorization;
    }

    /**
     * Uses a key through a service in the caller's name, as S3 does to open an object.
     *
     * @param action {@code kms:Decrypt} or {@code kms:GenerateDataKey}
     * @param service e.g. {@code s3}
     * @param encryptionContext e.g. {@code aws:s3:arn} with the object's ARN
     * @throws AwsError as KMS answers the service
     */
    public void requireThroughService(
            Caller caller, String keyArn, String action, String service, Map<String, String> encryptionContext) {
        EmbeddedKey key = keys.byArn(keyArn).orElseThrow(() -> notFound(keyArn));
        AccessRequest request = request(action, key, caller)
                .with("kms:ViaService", service + "." + key.region() + ".amazonaws.com")
                .with("kms:EncryptionContextKeys", encryptionContext.keySet());
        for (Map.Entry<String, String> pair : encryptionContext.entrySet()) {
            request = request.with("kms:EncryptionContext:" + pair.getKey(), pair.getValue());
        }
        require(caller, key, request);
        requireEnabled(key);
    }

    /**
     * Looks at a key in the caller's name, as Bedrock does before an import.
     *
     * @throws AwsError as KMS answers the service
     */
    public void requireDescribe(Caller caller, String keyArn) {
        EmbeddedKey key = keys.byArn(keyArn).orElseThrow(() -> notFound(keyArn));
        require(caller, key, request("kms:DescribeKey", key, caller));
        requireEnabled(key);
    }

    /**
     * The ARN of the key that a caller means.
     *
     * @param name a key ID or alias in the caller's account, or an ARN
     * @throws AwsError NotFoundException
     */
    public String arn(String name, String account, String region) {
        return keys.named(name, account, region).map(EmbeddedKey::arn).orElseThrow(() -> notFound(name));
    }

    /** The ARN of the key that AWS manages for a service in an account. */
    public String managedArn(String service, String account, String region) {
        return keys.arranged("alias/aws/" + service, account, region).arn();
    }

    /** A request for a key, with what every request to KMS has in its context. */
    AccessRequest request(String action, EmbeddedKey key, Caller caller) {
        return AccessRequest.of(action, key.arn(), key.account())
                .with("kms:CallerAccount", caller.account())
                .with("kms:ResourceAliases", key.alias());
    }

    /** Goes on when key policy, grants and identity policies allow the request. */
    void require(Caller caller, EmbeddedKey key, AccessRequest request) {
        ResourcePolicy policy = new ResourcePolicy(ResourceKind.KMS_KEY, Optional.of(key.policy()), key.grants());
        authorization.refusal(caller, request.under(policy)).ifPresent(because -> {
            throw denied(caller, request, because);
        });
    }

    /** Goes on when identity policies allow a request that is for no key. */
    void requireIdentity(Caller caller, AccessRequest request) {
        new Gate(authorization, WireProtocol.JSON).require(caller, request);
    }

    /** Whether a key policy would let the caller do this. */
    boolean wouldAllow(Caller caller, EmbeddedKey key, String policy, String action) {
        AccessRequest request =
                request(action, key, caller).under(ResourcePolicy.of(ResourceKind.KMS_KEY, Optional.of(policy)));
        return new Gate(authorization, WireProtocol.JSON)
                .refusal(caller, request)
                .isEmpty();
    }

    /** Refuses a key of another account for operations that don't cross accounts. */
    void requireOwnAccount(Caller caller, AccessRequest request) {
        if (!caller.account().equals(request.resourceAccount())) {
            throw denied(caller, request, HIDDEN);
        }
    }

    /** Refuses the use of a key that is switched off. */
    static void requireEnabled(EmbeddedKey key) {
        if (key.state() == KeyState.DISABLED) {
            throw new AwsError(400, "DisabledException", key.arn() + " is disabled.");
        }
        if (key.state() == KeyState.PENDING_DELETION) {
            throw new AwsError(400, "KMSInvalidStateException", key.arn() + " is pending deletion.");
        }
    }

    static AwsError notFound(String name) {
        return new AwsError(400, "NotFoundException", "Key '" + name + "' does not exist");
    }

    /** Across accounts KMS doesn't say which policy was missing, nor whether the key exists. */
    private static AwsError denied(Caller caller, AccessRequest request, String because) {
        boolean own = caller.account().equals(request.resourceAccount());
        return WireProtocol.JSON.denied("User: " + caller.arn() + " is not authorized to perform: " + request.action()
                + " on resource: " + request.resource() + " " + (own ? because : HIDDEN));
    }
}
