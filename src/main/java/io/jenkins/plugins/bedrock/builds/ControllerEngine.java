package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.access.AccessControl;
import io.jenkins.plugins.bedrock.engine.access.AccessLeases;
import io.jenkins.plugins.bedrock.engine.access.Ownership;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.importing.Background;
import io.jenkins.plugins.bedrock.engine.importing.ImportSlots;
import io.jenkins.plugins.bedrock.engine.importing.Imports;
import io.jenkins.plugins.bedrock.engine.importing.Propagation;
import io.jenkins.plugins.bedrock.engine.operation.Engine;
import io.jenkins.plugins.bedrock.history.FileHashes;
import io.jenkins.plugins.bedrock.history.FileLedger;
import java.security.SecureRandom;
import jenkins.security.HMACConfidentialKey;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The engine of this controller: the one writer per policy, the one queue per import slot, the one ledger. */
@Extension
@Restricted(NoExternalUse.class)
public final class ControllerEngine {

    private static final HMACConfidentialKey CONTROLLER = new HMACConfidentialKey(ControllerEngine.class, "controller");
    private static final int CONTROLLER_ID_DIGITS = 12;

    private final AccessLeases leases = new AccessLeases();
    private final ResourceLocks places = new ResourceLocks();
    private AccessControl access;
    private Imports imports;

    /** The one of this controller. */
    @NonNull
    public static ControllerEngine get() {
        return ExtensionList.lookupSingleton(ControllerEngine.class);
    }

    /** With the rules of the moment; what it remembers is made when the first build needs it. */
    @NonNull
    public synchronized Engine engine() {
        Background background = AwsConnection.get().background();
        if (access == null) {
            access = new AccessControl(new Ownership(controllerId()), background.scheduler(), leases);
            imports = new Imports(background, new SecureRandom(), Propagation.DEFAULT, ImportSlots.SETTLING);
        }
        return new Engine(
                background,
                access,
                imports,
                places,
                FileLedger.get(),
                FileHashes.get(),
                BedrockConfiguration.get().matrix());
    }

    /** Which builds hold which access. */
    @NonNull
    public AccessLeases leases() {
        return leases;
    }

    /** By which this controller knows its own statements again; derived from its secret key, which it does not show. */
    @NonNull
    static String controllerId() {
        return CONTROLLER.mac("controller ID").substring(0, CONTROLLER_ID_DIGITS);
    }
}
