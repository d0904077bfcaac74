package io.jenkins.plugins.bedrock.history;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;

/** Reads the ledger when Jenkins starts, so that no page waits for it, and damage is told of early. */
public final class LedgerStart {

    private static final Logger LOGGER = Logger.getLogger(LedgerStart.class.getName());

    private LedgerStart() {}

    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED, fatal = false)
    @Restricted(DoNotUse.class)
    public static void read() {
        List<String> damaged = FileLedger.get().damaged();
        if (!damaged.isEmpty()) {
            LOGGER.log(
                    Level.WARNING,
                    "Models that go nowhere, because the files of what is known of them are damaged: {0}",
                    damaged);
        }
    }
}
