package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;

/** A role in AWS that builds may assume; holds no secret itself. */
@NameWith(value = AwsRole.NameProvider.class, priority = 1)
public interface AwsRole extends StandardCredentials {

    /** The ARN of the role, path included. */
    @NonNull
    String getRoleArn();

    /** What the role's trust policy asks for; empty if it asks for none. */
    @NonNull
    String getExternalId();

    /** How long a session may last. It is renewed before its end, so that this is no limit for a build. */
    int getSessionDurationSeconds();

    /** With what the role is assumed. */
    @NonNull
    AssumedWith getAssumedWith();

    /** Names a role for lists: what people call it, and its ARN. */
    final class NameProvider extends CredentialsNameProvider<AwsRole> {

        @NonNull
        @Override
        public String getName(@NonNull AwsRole role) {
            String called = role.getDescription().isBlank() ? role.getId() : role.getDescription();
            return called + " (" + role.getRoleArn() + ")";
        }
    }
}
