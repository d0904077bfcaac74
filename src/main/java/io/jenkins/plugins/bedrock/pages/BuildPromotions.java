package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.builds.BuildMemory;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.RememberedImport;
import io.jenkins.plugins.bedrock.builds.RememberedInspection;
import io.jenkins.plugins.bedrock.builds.RememberedMoment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts what a build remembers by what it is about: one model in one environment. */
final class BuildPromotions {

    private final Map<List<String>, Part> parts = new LinkedHashMap<>();

    private BuildPromotions() {}

    /** In the order in which the build has begun with them. */
    @NonNull
    static List<BuildPromotion> of(@NonNull Run<?, ?> run, @NonNull BuildMemory memory) {
        BuildPromotions sorted = new BuildPromotions();
        memory.inspections().forEach(sorted::add);
        memory.imports().forEach(sorted::add);
        memory.moments().forEach(sorted::add);
        return sorted.parts.values().stream()
                .sorted(Comparator.comparing(part -> part.began))
                .map(part -> part.toPromotion(run))
                .toList();
    }

    private void add(RememberedInspection inspection) {
        Part part = part(inspection.getModel(), inspection.getEnvironment());
        part.inspections.add(inspection);
        part.began(inspection.getAt());
    }

    private void add(RememberedImport asked) {
        ModelParameters parameters = asked.parameters();
        Part part = part(parameters.getModel(), parameters.getEnvironment());
        part.imports.add(asked);
        part.began(asked.asked());
    }

    private void add(RememberedMoment moment) {
        Part part = part(moment.model(), moment.environment());
        part.moments.add(moment);
        part.began(moment.at());
    }

    private Part part(String model, String environment) {
        return parts.computeIfAbsent(List.of(model, environment), key -> new Part(model, environment));
    }

    private static final class Part {

        private final String model;
        private final String environment;
        private final List<RememberedInspection> inspections = new ArrayList<>();
        private final List<RememberedImport> imports = new ArrayList<>();
        private final List<RememberedMoment> moments = new ArrayList<>();
        private Instant began = Instant.MAX;

        private Part(String model, String environment) {
            this.model = model;
            this.environment = environment;
        }

        private void began(Instant at) {
            began = at.isBefore(began) ? at : began;
        }

        private BuildPromotion toPromotion(Run<?, ?> run) {
            return new BuildPromotion(run, model, environment, inspections, imports, moments);
        }
    }
}
