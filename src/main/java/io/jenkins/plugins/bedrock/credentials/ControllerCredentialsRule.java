package io.jenkins.plugins.bedrock.credentials;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;

/**
 * Says where, besides the global store, a role may be assumed with the controller's own credentials. Without such a rule
 * anyone who may store credentials in a folder could take any role that trusts the controller.
 */
public interface ControllerCredentialsRule extends ExtensionPoint {

    /**
     * Asked at each use; one rule that allows it is enough.
     *
     * @param job the job that wants to use the role, or the folder whose form is open
     * @param role the role that is assumed with the controller's credentials
     */
    boolean allows(@NonNull Item job, @NonNull RoleArn role);
}
