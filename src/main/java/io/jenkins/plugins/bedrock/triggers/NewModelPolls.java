package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.bedrock.builds.Failures;
import io.jenkins.plugins.bedrock.config.JobConfiguration;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionPath;
import io.jenkins.plugins.bedrock.events.ModelPromotionEvent;
import io.jenkins.plugins.bedrock.events.ModelPromotionListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Has the triggers of all jobs look for new models, each at its time, on threads that no build needs. */
@Extension
@Restricted(NoExternalUse.class)
public final class NewModelPolls extends PeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(NewModelPolls.class.getName());

    /** By the jobs themselves, which may be renamed while they look. */
    private final Map<Job<?, ?>, PollTimes> times = new ConcurrentHashMap<>();

    /** The ones of this controller. */
    @NonNull
    public static NewModelPolls get() {
        return ExtensionList.lookupSingleton(NewModelPolls.class);
    }

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    @Override
    protected void doRun() {
        Set<Job<?, ?>> there = new HashSet<>();
        forEach((job, trigger) -> {
            there.add(job);
            lookIfDue(job, trigger);
        });
        times.keySet().retainAll(there);
    }

    /** An environment has accepted a model: whoever promotes from there looks at once. */
    void acceptedIn(@NonNull ModelPromotionEvent event) {
        forEach((job, trigger) -> {
            if (promotesFrom(job, trigger, event)) {
                times(job, trigger).hurry();
                lookIfDue(job, trigger);
            }
        });
    }

    private void lookIfDue(Job<?, ?> job, NewModelTrigger trigger) {
        if (times(job, trigger).begin(now())) {
            look(job, trigger);
        }
    }

    /** Looks now, whenever the next look is due. */
    @NonNull
    public CompletableFuture<Void> look(@NonNull Job<?, ?> job, @NonNull NewModelTrigger trigger) {
        try {
            return CompletableFuture.runAsync(
                    () -> lookOnThisThread(job, trigger), AwsConnection.get().looking());
        } catch (RejectedExecutionException ended) {
            LOGGER.log(Level.FINE, "Jenkins stops: it is looked after the restart.", ended);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void lookOnThisThread(Job<?, ?> job, NewModelTrigger trigger) {
        boolean failed = true;
        NewModelLog log = new NewModelLog(job);
        try {
            List<String> lines = new NewModelPoll(job, trigger).run();
            log.write(Stream.concat(Stream.of(Messages.NewModelPolls_Looked(now())), lines.stream())
                    .toList());
            failed = false;
        } catch (IOException | RuntimeException e) {
            log.write(List.of(Messages.NewModelPolls_Looked(now()), Messages.NewModelPolls_Failed(sentence(e))));
            LOGGER.log(Level.FINE, e, () -> "The trigger of " + job.getFullName() + " could not look for new models.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            times(job, trigger).end(failed, interval(trigger), now());
        }
    }

    private static String sentence(Exception problem) {
        return String.valueOf(Failures.toldToBuild(problem).getMessage());
    }

    private static boolean promotesFrom(Job<?, ?> job, NewModelTrigger trigger, ModelPromotionEvent event) {
        try {
            PromotionPath path = JobConfiguration.of(job).path(trigger.getEnvironment());
            return path.predecessors(path.environment(new EnvironmentName(trigger.getEnvironment()))).stream()
                    .anyMatch(environment -> event.isIn(environment.id()));
        } catch (RuntimeException unusable) {
            LOGGER.log(Level.FINE, unusable, () -> job.getFullName() + " is told at its next look what is wrong.");
            return false;
        }
    }

    private static void forEach(BiConsumer<Job<?, ?>, NewModelTrigger> what) {
        for (ParameterizedJobMixIn.ParameterizedJob<?, ?> item :
                Jenkins.get().allItems(ParameterizedJobMixIn.ParameterizedJob.class)) {
            if (item instanceof Job<?, ?> job && job.isBuildable()) {
                NewModelTrigger trigger = ParameterizedJobMixIn.getTrigger(job, NewModelTrigger.class);
                if (trigger != null) {
                    what.accept(job, trigger);
                }
            }
        }
    }

    private PollTimes times(Job<?, ?> job, NewModelTrigger trigger) {
        return times.computeIfAbsent(job, any -> new PollTimes(job.getFullName(), interval(trigger), now()));
    }

    /** A wrong value is told by the form; it keeps nobody from looking. */
    private static Duration interval(NewModelTrigger trigger) {
        try {
            return trigger.interval();
        } catch (IllegalArgumentException e) {
            return NewModelTrigger.DEFAULT_EVERY;
        }
    }

    private static Instant now() {
        return AwsConnection.get().background().scheduler().instant();
    }

    /** Is told when an environment has accepted a model. */
    @Extension
    public static final class Acceptances implements ModelPromotionListener {

        @Override
        public void onAccepted(@NonNull ModelPromotionEvent event) {
            get().acceptedIn(event);
        }
    }
}
