package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.credentials.ControllerCredentialsRule;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;

/** Says with the administrator's list where the controller's own credentials may be used. */
@Extension
public final class GrantedControllerCredentials implements ControllerCredentialsRule {

    @Override
    public boolean allows(@NonNull Item job, @NonNull RoleArn role) {
        return BedrockConfiguration.get().getControllerCredentials().stream()
                .anyMatch(grant -> grant.allows(job, role));
    }
}
