package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.config.Durations;
import io.jenkins.plugins.bedrock.engine.access.AccessChange;
import io.jenkins.plugins.bedrock.engine.access.AccessPlan;
import io.jenkins.plugins.bedrock.engine.access.AccessRefusedException;
import io.jenkins.plugins.bedrock.engine.access.Lifetime;
import io.jenkins.plugins.bedrock.engine.access.SourceRequest;
import io.jenkins.plugins.bedrock.engine.importing.ImportRefusedException;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.operation.GrantModelAccess;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Gives an import the access that it needs, shows the change in the build's log, and keeps it with the build. */
public final class AccessGranting {

    private final PromotingBuild build;
    private final String holder;

    /** For access that is held until it is revoked, or the build has ended. */
    public AccessGranting(@NonNull PromotingBuild build) {
        this(build, AccessHolder.WHOLE_BUILD);
    }

    private AccessGranting(PromotingBuild build, String holder) {
        this.build = build;
        this.holder = holder;
    }

    /** For access that is held as long as a block runs. */
    @NonNull
    public static AccessGranting forBlock(@NonNull PromotingBuild build, @NonNull StepPlace block) {
        return new AccessGranting(build, block.step());
    }

    /**
     * The map that {@code grantModelAccess} returns.
     *
     * @param expiresAfter for example {@code 24h}; no value means until it is revoked
     */
    @NonNull
    public Map<String, Object> run(@NonNull ModelParameters asked, @CheckForNull String expiresAfter)
            throws InterruptedException {
        return moments(asked).orFailed(Kind.ACCESS_FAILED, () -> given(asked, expiresAfter));
    }

    private Map<String, Object> given(ModelParameters asked, String expiresAfter) throws InterruptedException {
        ModelParameters parameters = build.located(asked);
        Promotion promotion = build.promotion(parameters);
        Lifetime lifetime = lifetime(expiresAfter);
        Instant since = build.engine().background().scheduler().instant();
        List<AccessChange> made = new ArrayList<>();
        AccessPlan plan = granted(promotion, lifetime, change -> {
            made.add(change);
            show(change);
        });
        build.memory().hold(new HeldAccess(holder, parameters, plan.keys(), lifetime, since));
        moments(parameters).note(Kind.ACCESS_GIVEN, sentence(parameters, plan, made));
        return told(parameters, plan, made);
    }

    private AccessPlan granted(Promotion promotion, Lifetime lifetime, Consumer<AccessChange> progress)
            throws InterruptedException {
        try {
            return new GrantModelAccess(build.engine()).run(promotion, build.holder(holder), lifetime, progress);
        } catch (PromotionRefusedException refused) {
            PromotionNews.of(build, promotion).failed(refused);
            throw refused;
        }
    }

    /** The map that {@code grantModelAccess} returns with {@code dryRun}; changes nothing. */
    @NonNull
    public Map<String, Object> plan(@NonNull ModelParameters asked, @CheckForNull String expiresAfter)
            throws InterruptedException {
        ModelParameters parameters = build.located(asked);
        AccessPlan plan =
                new GrantModelAccess(build.engine()).plan(build.promotion(parameters), lifetime(expiresAfter));
        plan.diff().lines().forEach(build::say);
        plan.obstacles().forEach(obstacle -> build.say("In the way: " + obstacle));
        return told(parameters, plan, List.of());
    }

    /** Whether it is sure that nothing was given. */
    public static boolean isRefusal(@NonNull Throwable problem) {
        return problem instanceof PromotionRefusedException
                || problem instanceof AccessRefusedException
                || problem instanceof ModelProblem
                || problem instanceof ImportRefusedException;
    }

    private Map<String, Object> told(ModelParameters parameters, AccessPlan plan, List<AccessChange> made)
            throws InterruptedException {
        plan.warnings().forEach(warning -> build.say("Warning: " + warning));
        SourceRequest asked = plan.asked();
        build.say(sentence(parameters, plan, made));
        List<String> files = keep(parameters, asked, made);
        return StepResult.of(parameters)
                .with("changed", !made.isEmpty())
                .with("changes", made.stream().map(AccessChange::summary).toList())
                .with(
                        "planned",
                        plan.changes().stream()
                                .filter(change -> !change.isNone())
                                .map(AccessChange::summary)
                                .toList())
                .with("obstacles", plan.obstacles())
                .with("warnings", plan.warnings())
                .with("sourceState", asked.state().name())
                .with("files", files)
                .map();
    }

    private static String sentence(ModelParameters parameters, AccessPlan plan, List<AccessChange> made) {
        if (!plan.asked().fragments().isEmpty()) {
            return plan.asked().state().sentence();
        }
        if (plan.isNothingToChange()) {
            return "All access that an import of " + parameters + " needs is there: nothing to change.";
        }
        return made.isEmpty()
                ? "Nothing was changed."
                : "The access that an import of " + parameters + " needs was given.";
    }

    private Moments moments(ModelParameters parameters) {
        return Moments.of(build, holder, parameters);
    }

    private List<String> keep(ModelParameters parameters, SourceRequest asked, List<AccessChange> made)
            throws InterruptedException {
        Map<String, String> files = new LinkedHashMap<>();
        asked.fragments().forEach(fragment -> files.put(fragment.fileName(), fragment.content()));
        if (!made.isEmpty()) {
            files.put(KeptDiff.GRANTED, diff(made));
        }
        return new BuildFiles(build).keep(parameters, files);
    }

    private void show(AccessChange change) {
        build.say(change.summary());
        change.diff().lines().forEach(line -> build.say("  " + line));
    }

    @NonNull
    static String diff(@NonNull List<AccessChange> changes) {
        StringBuilder diff = new StringBuilder();
        changes.forEach(change -> diff.append(change.summary()).append(":\n").append(change.diff()));
        return diff.toString();
    }

    private static Lifetime lifetime(String expiresAfter) {
        String given = Util.fixEmptyAndTrim(expiresAfter);
        return given == null ? Lifetime.untilRevoked() : Lifetime.of(Durations.parse(given));
    }
}
