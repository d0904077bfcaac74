package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.AsyncPeriodicWork;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.config.JobConfiguration;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.access.Revocation;
import io.jenkins.plugins.bedrock.engine.access.Revocation.Outcome;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.operation.RevokeModelAccess;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Access that is taken back in any case: by its block as a rule, by this controller if the block could not (because it
 * was aborted while an import still read the model, or Jenkins was killed), restarts included.
 */
@Extension
public final class PendingRevocations extends AsyncPeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(PendingRevocations.class.getName());

    private final List<PendingRevocation> due = new CopyOnWriteArrayList<>();
    private List<PendingRevocation> pending;

    public PendingRevocations() {
        super("Taking back access to models");
    }

    /** The ones of this controller. */
    @NonNull
    public static PendingRevocations get() {
        return ExtensionList.lookupSingleton(PendingRevocations.class);
    }

    /** To be called before access is granted, so that nothing that happens then leaves it lying about. */
    public void add(@NonNull PendingRevocation next) {
        edit(all -> {
            all.removeIf(next::isSame);
            all.add(next);
        });
    }

    /** The block has ended and leaves it to the controller, whether or not its build has. Does no I/O. */
    public void setDue(@NonNull PendingRevocation ended) {
        due.add(ended);
    }

    /** The block has taken it back. */
    public void drop(@NonNull PendingRevocation done) {
        due.removeIf(done::isSame);
        edit(all -> all.removeIf(done::isSame));
    }

    /** Follows a job to another name. */
    void renamed(@NonNull String oldName, @NonNull String newName) {
        edit(all -> all.replaceAll(one -> one.job().equals(oldName) ? one.ofJob(newName) : one));
    }

    /** What is still to be taken back, for people. */
    @NonNull
    public synchronized List<String> pending() {
        return load().stream()
                .filter(one -> !one.isGivenUp())
                .map(PendingRevocation::toString)
                .toList();
    }

    /** What was given up, or could not be taken back for a day after its build had ended. */
    @NonNull
    public List<StuckRevocation> stuck() {
        return copy().stream().flatMap(one -> one.stuck().stream()).toList();
    }

    /** Somebody has taken an access back, so that it does not matter who had given up. */
    void settled(@NonNull ModelParameters access) {
        edit(all -> all.removeIf(one -> one.isGivenUp() && one.isOf(access)));
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void execute(TaskListener listener) throws InterruptedException {
        tryAll();
    }

    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }

    /** Tries once to take back all whose block or build has ended. */
    public void tryAll() throws InterruptedException {
        if (!LeaseKeeper.isComplete()) {
            return;
        }
        LeaseKeeper.forgetEnded();
        for (PendingRevocation one : copy()) {
            try {
                if (one.isForgotten() || !one.isGivenUp() && isDue(one) && isDone(one)) {
                    drop(one);
                }
            } catch (RuntimeException e) {
                failed(one, e);
            }
        }
    }

    private boolean isDue(PendingRevocation one) {
        return due.stream().anyMatch(one::isSame) || !AccessHolder.isBuilding(one.job(), one.build());
    }

    private void failed(PendingRevocation one, RuntimeException problem) {
        if (one.isHopeless() || problem instanceof PromotionRefusedException) {
            giveUp(one, String.valueOf(problem.getMessage()));
            LOGGER.log(
                    Level.SEVERE,
                    "Access that " + one + " is not tried to be taken back any more: do it by hand.",
                    problem);
        } else if (one.isNews(String.valueOf(problem.getMessage()))) {
            LOGGER.log(Level.WARNING, "Access that " + one + " could not be taken back yet.", problem);
        }
    }

    /** It stays known, so that somebody does it by hand. */
    private void giveUp(PendingRevocation one, String why) {
        due.removeIf(one::isSame);
        edit(all -> all.replaceAll(known -> known.isSame(one) ? known.givingUp(PlainText.of(why)) : known));
    }

    private static boolean isDone(PendingRevocation one) throws InterruptedException {
        Job<?, ?> job = Jenkins.get().getItemByFullName(one.job(), Job.class);
        Run<?, ?> run = job == null ? null : job.getBuildByNumber(one.build());
        Item place = job == null ? one.nearestFolder() : job;
        JobConfiguration configuration =
                job == null ? JobConfiguration.ofDeleted(one.job(), place) : JobConfiguration.of(job);
        ModelParameters parameters = one.parameters();
        Promotion promotion = configuration.promotionToRevoke(
                run == null ? AwsRoles.of(place) : AwsRoles.of(run),
                parameters.getModel(),
                parameters.getEnvironment(),
                parameters.getName(),
                one.build());
        Revocation revocation = new RevokeModelAccess(ControllerEngine.get().engine())
                .run(
                        promotion,
                        one.holder(),
                        change -> LOGGER.log(Level.INFO, "For {0}: {1}", new Object[] {one, change.summary()}));
        if (one.isNews(revocation.sentence())) {
            LOGGER.log(Level.INFO, "{0}: {1}", new Object[] {one, revocation.sentence()});
        }
        boolean done = revocation.outcome() != Outcome.IMPORT_RUNNING;
        if (done && run != null && run.isBuilding()) {
            BuildMemory.of(run).release(one.block(), parameters);
        }
        if (done && run != null) {
            Moments.of(new PromotingBuild(run, TaskListener.NULL), one.block(), parameters)
                    .note(Kind.ACCESS_REVOKED, revocation.sentence());
        }
        return done;
    }

    private synchronized List<PendingRevocation> copy() {
        return List.copyOf(load());
    }

    private synchronized void edit(Consumer<List<PendingRevocation>> edit) {
        List<PendingRevocation> all = new ArrayList<>(load());
        edit.accept(all);
        if (!all.equals(load())) {
            save(all);
        }
    }

    private synchronized List<PendingRevocation> load() {
        if (pending == null) {
            pending = read();
        }
        return pending;
    }

    private static List<PendingRevocation> read() {
        XmlFile file = file();
        try {
            return file.exists() ? ((Pending) file.read()).all() : new ArrayList<>();
        } catch (IOException | RuntimeException e) {
            File aside = new File(file.getFile().getPath() + ".damaged-" + System.currentTimeMillis());
            boolean moved = file.getFile().renameTo(aside);
            LOGGER.log(
                    Level.SEVERE,
                    file + " cannot be read" + (moved ? ", and is kept as " + aside : "")
                            + ": access that it names must be taken back by hand.",
                    e);
            return new ArrayList<>();
        }
    }

    private synchronized void save(List<PendingRevocation> all) {
        pending = all;
        try {
            file().write(new Pending(all));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What access is to be taken back is not saved for a restart.", e);
        }
    }

    private static XmlFile file() {
        return new XmlFile(
                Jenkins.XSTREAM, new File(Jenkins.get().getRootDir(), "bedrock-model-import/pending-revocations.xml"));
    }

    /** The file's content. */
    private static final class Pending {

        private final List<PendingRevocation> all;

        private Pending(List<PendingRevocation> all) {
            this.all = new ArrayList<>(all);
        }

        private List<PendingRevocation> all() {
            return all == null
                    ? new ArrayList<>()
                    : new ArrayList<>(
                            all.stream().filter(PendingRevocation::isWhole).toList());
        }
    }
}
