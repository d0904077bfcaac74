package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.engine.access.AccessChange;
import io.jenkins.plugins.bedrock.engine.access.Revocation;
import io.jenkins.plugins.bedrock.engine.access.Revocation.Outcome;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.operation.RevokeModelAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes back the access that was given for an import, and keeps the change with the build. */
public final class AccessRevocation {

    private static final Revocation TOO_EARLY = new Revocation(
            Outcome.IMPORT_RUNNING,
            "Jenkins has not loaded all builds since its start: which of them hold access is not known yet.",
            List.of());

    private final PromotingBuild build;
    private final String holder;

    /** Of access that was held by the build as a whole. */
    public AccessRevocation(@NonNull PromotingBuild build) {
        this(build, AccessHolder.WHOLE_BUILD);
    }

    private AccessRevocation(PromotingBuild build, String holder) {
        this.build = build;
        this.holder = holder;
    }

    /** Of access that was held while a block ran. */
    @NonNull
    public static AccessRevocation forBlock(@NonNull PromotingBuild build, @NonNull StepPlace block) {
        return new AccessRevocation(build, block.step());
    }

    /**
     * Takes the access back, or says why not yet.
     *
     * @return the map that {@code revokeModelAccess} returns; {@link #isToBeTriedAgain} tells whether an import is in the
     *     way
     */
    @NonNull
    public Map<String, Object> run(@NonNull ModelParameters asked) throws InterruptedException {
        return Moments.of(build, holder, asked).orFailed(Kind.REVOCATION_FAILED, () -> revoked(asked));
    }

    private Map<String, Object> revoked(ModelParameters asked) throws InterruptedException {
        if (!LeaseKeeper.isComplete()) {
            return told(asked, TOO_EARLY, List.of());
        }
        LeaseKeeper.forgetEnded();
        ModelParameters parameters = build.locatedBefore(asked);
        List<AccessChange> made = new ArrayList<>();
        Revocation revocation =
                new RevokeModelAccess(build.engine()).run(promotion(parameters), build.holder(holder), made::add);
        return told(parameters, revocation, made);
    }

    /** Whether an import still reads the model, so that nothing was taken back. */
    public static boolean isToBeTriedAgain(@NonNull Map<String, Object> result) {
        return Outcome.IMPORT_RUNNING.name().equals(result.get("outcome"));
    }

    /** What was done, or why not yet. */
    @NonNull
    public static String message(@NonNull Map<String, Object> result) {
        return String.valueOf(result.get("message"));
    }

    /** What the build was given it may give back, whatever the configuration allows by now; anything else is asked. */
    private Promotion promotion(ModelParameters parameters) {
        return build.memory().access(parameters).isPresent()
                ? build.promotionToRevoke(parameters)
                : build.promotion(parameters);
    }

    private Map<String, Object> told(ModelParameters parameters, Revocation revocation, List<AccessChange> made)
            throws InterruptedException {
        made.forEach(change -> build.say(change.summary()));
        if (revocation.outcome() != Outcome.IMPORT_RUNNING) {
            build.say(revocation.sentence());
            build.memory().release(holder, parameters);
            PendingRevocations.get().settled(parameters);
            Moments.of(build, holder, parameters).note(Kind.ACCESS_REVOKED, revocation.sentence());
        }
        List<String> files = made.isEmpty()
                ? List.of()
                : new BuildFiles(build).keep(parameters, Map.of(KeptDiff.REVOKED, AccessGranting.diff(made)));
        return StepResult.of(parameters)
                .with("outcome", revocation.outcome().name())
                .with("message", revocation.sentence())
                .with("changes", made.stream().map(AccessChange::summary).toList())
                .with("files", files)
                .map();
    }
}
