package io.jenkins.plugins.bedrock.credentials;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import java.io.Serializable;

/** A kind of credentials with which a role is assumed. Holds no secret: only where one is to be found. */
public abstract class AssumedWith implements Describable<AssumedWith>, ExtensionPoint, Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Finds the credentials, anew for each use, since they may have been changed, moved or withdrawn meanwhile.
     *
     * @param resolution the role, and where its credentials are looked for
     * @throws RoleUnavailableException if they are not there, or not for this place
     */
    @NonNull
    public abstract AssumingCredentials resolve(@NonNull RoleResolution resolution);
}
