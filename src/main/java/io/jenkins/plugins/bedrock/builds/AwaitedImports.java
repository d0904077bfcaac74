package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.operation.AwaitImport;
import io.jenkins.plugins.bedrock.engine.operation.ImportFailedException;
import io.jenkins.plugins.bedrock.engine.operation.InspectModel;
import io.jenkins.plugins.bedrock.engine.operation.LookUp;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out which import a step is to wait for. */
final class AwaitedImports {

    private final PromotingBuild build;
    private final StepPlace place;

    AwaitedImports(@NonNull PromotingBuild build, @NonNull StepPlace place) {
        this.build = build;
        this.place = place;
    }

    /** @throws PromotionRefusedException if there is none, or none that alone is meant */
    @NonNull
    AwaitedTarget find(@NonNull AwaitedParameters asked) throws InterruptedException {
        String job = asked.job();
        if (job != null) {
            return ofJob(asked, job);
        }
        String model = asked.model();
        return model != null ? ofModel(build.located(asked.of(model))) : theOnlyOne(asked.getEnvironment());
    }

    private AwaitedTarget theOnlyOne(String environment) {
        List<RememberedImport> open = build.memory().unawaited(place, environment);
        if (open.size() == 1) {
            return AwaitedTarget.of(open.get(0));
        }
        if (open.isEmpty()) {
            throw new PromotionRefusedException(
                    "There is no import into '" + environment + "' to wait for: this build has"
                            + " started none in this branch, or has waited for it already. Give the model, which finds its import"
                            + " whichever build has started it, or the job.");
        }
        throw new PromotionRefusedException("This build has started several imports into '" + environment
                + "' in this branch: "
                + open.stream().map(RememberedImport::toString).collect(Collectors.joining(", "))
                + ". Say with job or model which of them is waited for.");
    }

    private AwaitedTarget ofModel(ModelParameters parameters) throws InterruptedException {
        Optional<AwaitedTarget> ours = build.memory().imports().stream()
                .filter(known -> known.isStarted() && isSame(known, parameters))
                .reduce((first, second) -> second)
                .map(AwaitedTarget::of);
        if (ours.isPresent()) {
            return ours.get();
        }
        Promotion promotion = build.promotion(parameters);
        SealedModel model = inspected(promotion);
        ImportOutcome there = new AwaitImport(build.engine())
                .find(promotion, model)
                .orElseThrow(() -> new ImportFailedException("No import of " + parameters.getModel() + ", called "
                        + parameters.getName() + ", runs in "
                        + promotion.environment().name()
                        + ", and no such model is there. Import it, or say by name what it was called."));
        return AwaitedTarget.ofModel(parameters, model, there.attempt(), now());
    }

    private AwaitedTarget ofJob(AwaitedParameters asked, String nameOrArn) throws InterruptedException {
        ImportJob job = new LookUp(build.engine())
                .job(build.environment(asked.getEnvironment()), nameOrArn)
                .orElseThrow(() -> new ImportFailedException("There is no import job " + nameOrArn + " in "
                        + asked.getEnvironment() + ". Check its name, and the environment."));
        Optional<AwaitedTarget> ours = build.memory().imports().stream()
                .filter(known -> job.arn().equals(known.job()))
                .findFirst()
                .map(AwaitedTarget::of);
        if (ours.isPresent()) {
            return ours.get();
        }
        ModelParameters parameters = asked.of(job.source());
        return AwaitedTarget.ofJob(parameters, inspected(build.promotion(parameters)), job.arn(), now());
    }

    private SealedModel inspected(Promotion promotion) throws InterruptedException {
        return new InspectModel(build.engine()).identify(promotion).sealed();
    }

    private Instant now() {
        return build.engine().background().scheduler().instant();
    }

    private static boolean isSame(RememberedImport known, ModelParameters asked) {
        ModelParameters of = known.parameters();
        return asked.isSameModel(of.getModel(), of.getEnvironment());
    }
}
