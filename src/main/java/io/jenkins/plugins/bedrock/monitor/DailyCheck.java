package io.jenkins.plugins.bedrock.monitor;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Looks once a day for what somebody ought to look at, for the first time some minutes after Jenkins has started. */
@Extension
@Restricted(NoExternalUse.class)
public final class DailyCheck extends AsyncPeriodicWork {

    private static final long FIRST_AFTER_MINUTES = 10;
    private static final long FIRST_WITHIN_MINUTES = 40;

    public DailyCheck() {
        super("Looking for what is wrong with models and access");
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.DAYS.toMillis(1);
    }

    /** Controllers that were started at once do not ask at once. */
    @Override
    public long getInitialDelay() {
        return TimeUnit.MINUTES.toMillis(
                ThreadLocalRandom.current().nextLong(FIRST_AFTER_MINUTES, FIRST_WITHIN_MINUTES));
    }

    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }

    @Override
    protected void execute(TaskListener listener) throws InterruptedException {
        if (ModelMonitor.get().isEnabled()) {
            ModelFindings.get().run(Messages.DailyCheck_By());
        }
    }
}
