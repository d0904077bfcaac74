package io.jenkins.plugins.bedrock.credentials;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Who this controller is in AWS: what the SDK's default provider chain finds on its machine, one for all builds, closed
 * when Jenkins stops. The chain renews its credentials by itself.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ControllerIdentity {

    private static final String NAME = "controller";

    private final DefaultCredentialsProvider chain =
            DefaultCredentialsProvider.builder().build();

    /** Makes no call. */
    static AssumingCredentials credentials() {
        ControllerIdentity identity = ExtensionList.lookupSingleton(ControllerIdentity.class);
        return AssumingCredentials.ofSession(new BaseCredentials(NAME, NAME, identity.chain));
    }

    @Terminator
    @Restricted(NoExternalUse.class)
    public static void close() {
        ExtensionList.lookup(ControllerIdentity.class).forEach(identity -> identity.chain.close());
    }
}
