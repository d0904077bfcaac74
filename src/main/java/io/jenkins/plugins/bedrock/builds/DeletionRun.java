package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.operation.DeleteImportedModels;
import io.jenkins.plugins.bedrock.engine.operation.DeletionCandidate;
import io.jenkins.plugins.bedrock.engine.operation.DeletionChoice;
import io.jenkins.plugins.bedrock.engine.operation.LookUp;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.ModelHistory;
import io.jenkins.plugins.bedrock.history.RecordedDeletion;
import io.jenkins.plugins.bedrock.history.RecordedImport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One run of a deletion: goes on with the others where one model cannot be deleted, and remembers what came of each. */
final class DeletionRun {

    private final PromotingBuild build;
    private final Environment environment;
    private final DeleteImportedModels operation;
    private final DeletionChoice choice;
    private final boolean force;
    private final List<DeletionCandidate> gone = new ArrayList<>();
    private final List<DeletionCandidate> wouldGo = new ArrayList<>();
    private final List<DeletionCandidate> kept = new ArrayList<>();
    private final Map<String, RuntimeException> failed = new LinkedHashMap<>();

    DeletionRun(
            @NonNull PromotingBuild build,
            @NonNull Environment environment,
            @NonNull DeleteImportedModels operation,
            @NonNull DeletionChoice choice,
            boolean force) {
        this.build = build;
        this.environment = environment;
        this.operation = operation;
        this.choice = choice;
        this.force = force;
    }

    /** A deletion whose reply was lost, for example in a restart, is noted all the same. */
    void nothingThere(boolean dryRun) throws InterruptedException {
        if (!dryRun) {
            noteGone();
        }
        build.say(
                choice instanceof DeletionChoice.One one
                        ? "The imported model " + one.nameOrArn() + " is not in " + environment.name()
                                + ": nothing to delete."
                        : "No such imported model is in " + environment.name() + ": nothing to delete.");
    }

    private void noteGone() throws InterruptedException {
        for (ModelHistory history : FileLedger.get().histories()) {
            for (RecordedImport known : history.getImports()) {
                boolean isMeant = known.getEnvironment().toId().equals(environment.id())
                        && isMeant(history.getSha256(), known.getModelArn());
                if (isMeant && isGone(known)) {
                    record(history.getSha256(), known.getModelArn());
                }
            }
        }
    }

    /** What was only not found by its tags may be there still; and of others' models nothing is noted. */
    private boolean isGone(RecordedImport known) throws InterruptedException {
        String model = known.getDetails().getModel();
        boolean isAllowed = model == null || operation.guard().sourceOf(model).isPresent();
        return known.getDetails().getDeletion() == null
                && isAllowed
                && new LookUp(build.engine())
                        .model(environment, known.getModelArn())
                        .isEmpty();
    }

    private boolean isMeant(String sha256, String arn) {
        return choice instanceof DeletionChoice.One one && one.nameOrArn().equals(arn)
                || choice instanceof DeletionChoice.OfDigest of
                        && of.digest().sha256().equals(sha256);
    }

    void wouldDelete(@NonNull DeletionCandidate candidate) {
        if (candidate.isToGo()) {
            wouldGo.add(candidate);
            build.say("Would delete the imported model " + name(candidate) + " from " + environment.name() + ": "
                    + candidate.because() + ".");
        } else {
            keep(candidate);
        }
    }

    void delete(@NonNull DeletionCandidate candidate) throws InterruptedException {
        if (!candidate.isToGo() && !choice.isExplicit()) {
            keep(candidate);
            return;
        }
        try {
            if (!candidate.isToGo()) {
                throw DeleteImportedModels.refusal(environment, candidate.model(), candidate.because());
            }
            boolean wasThere = operation.delete(environment, choice, candidate.model(), force);
            recordGone(candidate);
            gone.add(candidate);
            Moments.of(build, environment, candidate.model()).note(Kind.MODEL_DELETED, candidate.because() + ".");
            build.say(
                    wasThere
                            ? "Deleted the imported model " + name(candidate) + " from " + environment.name() + ": "
                                    + candidate.because() + "."
                            : "The imported model " + name(candidate) + " is gone from " + environment.name()
                                    + " already.");
        } catch (PromotionRefusedException | AwsProblem problem) {
            failed.put(name(candidate), problem);
            build.say(problem.getMessage());
        }
    }

    /** @throws RuntimeException what has failed, naming all of it */
    void requireAllDone() {
        if (failed.size() == 1 && gone.isEmpty()) {
            throw failed.values().iterator().next();
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Not all imported models that were to go from " + environment.name()
                    + " could be deleted: "
                    + failed.entrySet().stream()
                            .map(one -> one.getKey() + ": " + one.getValue().getMessage())
                            .collect(Collectors.joining(" "))
                    + " Run this again: what is gone already does no harm.");
        }
    }

    /** What the step returns. */
    @NonNull
    Map<String, Object> result() {
        StepResult result =
                new StepResult().with("environment", environment.name().value()).with("deleted", !gone.isEmpty());
        if (gone.size() == 1) {
            result.with("importedModel", gone.get(0).model().arn())
                    .with("importedModelName", gone.get(0).model().name());
        }
        List<DeletionCandidate> models = gone.isEmpty() ? wouldGo : gone;
        return result.withMaps("models", models.stream().map(DeletionRun::shown).toList())
                .withMaps("kept", kept.stream().map(DeletionRun::shown).toList())
                .map();
    }

    private void keep(DeletionCandidate candidate) {
        kept.add(candidate);
        build.say("Kept the imported model " + name(candidate) + " in " + environment.name() + ": "
                + candidate.because().replaceAll("\\.$", "") + ".");
    }

    /** A digest that a tag gives in another form than ours is in no ledger. */
    private void recordGone(DeletionCandidate candidate) {
        try {
            record(
                    ModelDigest.parse(candidate.model().digest(), Strength.ETAG).sha256(),
                    candidate.model().arn());
        } catch (IllegalArgumentException | PromotionRefusedException e) {
            build.say("That it is gone could not be noted: " + e.getMessage());
        }
    }

    private void record(String sha256, String arn) {
        Instant now = build.engine().background().scheduler().instant();
        String by = build.holder(AccessHolder.WHOLE_BUILD);
        FileLedger.get()
                .describe(
                        new ModelDigest(sha256, Strength.ETAG),
                        environment.id(),
                        arn,
                        details -> details.withDeletion(RecordedDeletion.of(now, by)));
    }

    private static String name(DeletionCandidate candidate) {
        return candidate.model().name();
    }

    private static Map<String, Object> shown(DeletionCandidate candidate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", candidate.model().name());
        map.put("arn", candidate.model().arn());
        map.put("digest", candidate.model().digest());
        map.put("age", candidate.age());
        map.put("reason", candidate.because());
        return map;
    }
}
