package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Util;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** All that needs the classes of the aws-credentials plugin; to be touched only where that is installed. */
final class AwsCredentialsPlugin {

    static final Class<? extends StandardCredentials> TYPE = AmazonWebServicesCredentials.class;

    private static final String KIND = "AWS Credentials";

    private AwsCredentialsPlugin() {}

    static AssumingCredentials resolve(RoleResolution resolution, String credentialsId) {
        AmazonWebServicesCredentials found = resolution.find(AmazonWebServicesCredentials.class, KIND, credentialsId);
        return found instanceof AWSCredentialsImpl stored
                        && !Util.fixNull(stored.getIamRoleArn()).isBlank()
                ? session(resolution, stored)
                : key(resolution, found);
    }

    private static AssumingCredentials key(RoleResolution resolution, AmazonWebServicesCredentials found) {
        AwsCredentials key = found.resolveCredentials();
        if (key == null) {
            throw new RoleUnavailableException(
                    "The credential '" + found.getId() + "' holds no access key: enter its ID"
                            + " and its secret there, or assume the role with something else.");
        }
        BaseCredentials known = resolution.key(found, key);
        return key instanceof AwsSessionCredentials
                ? AssumingCredentials.ofSession(renewed(known.fingerprint(), found))
                : AssumingCredentials.ofKey(known);
    }

    /**
     * The credential opens a session of a role whenever it is asked for its key, so that it cannot be told apart by that,
     * but by what it is configured with.
     */
    private static AssumingCredentials session(RoleResolution resolution, AWSCredentialsImpl stored) {
        if (stored.requiresToken()) {
            throw new RoleUnavailableException("The credential '" + stored.getId() + "' asks for the token of an MFA"
                    + " device, which a build cannot enter. Assume the role with a credential that needs none.");
        }
        if (Util.fixNull(stored.getAccessKey()).isBlank()) {
            // Without a key it opens its session with the controller's own credentials, in whoever's store it is.
            resolution.requireController(stored, roleOf(stored));
        }
        String secret = String.join(
                "\n", stored.getSecretKey().getPlainText(), stored.getIamRoleArn(), stored.getIamExternalId());
        AwsCredentials configuration = AwsBasicCredentials.create("session of " + stored.getAccessKey(), secret);
        String fingerprint = resolution.key(stored, configuration).fingerprint();
        return AssumingCredentials.ofSession(renewed(fingerprint, stored));
    }

    private static BaseCredentials renewed(String fingerprint, AmazonWebServicesCredentials stored) {
        return new BaseCredentials(stored.getId(), fingerprint, stored::resolveCredentials);
    }

    private static RoleArn roleOf(AWSCredentialsImpl stored) {
        try {
            return new RoleArn(stored.getIamRoleArn());
        } catch (IllegalArgumentException e) {
            throw new RoleUnavailableException(
                    "The credential '" + stored.getId() + "' names a role of its own: " + e.getMessage());
        }
    }
}
