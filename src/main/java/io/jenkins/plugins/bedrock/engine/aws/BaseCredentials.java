package io.jenkins.plugins.bedrock.engine.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * What the first role is assumed with: the default provider chain, or a stored access key.
 *
 * @param id tells one source of credentials from another; two with the same ID count as the same, whatever the provider
 */
public record BaseCredentials(String id, AwsCredentialsProvider provider) {

    @Override
    public boolean equals(Object other) {
        return other instanceof BaseCredentials that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Only the ID: the provider may hold a secret. */
    @Override
    public String toString() {
        return id;
    }
}
