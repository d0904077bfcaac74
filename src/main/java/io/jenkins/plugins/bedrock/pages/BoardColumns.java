package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.config.SeenEnvironment;
import io.jenkins.plugins.bedrock.config.SeenEnvironments;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/**
 * The columns of a page of a board. That an environment is there, and in which account, is told only to those who see a
 * job that may use it, or a model that was on the way there; and to administrators.
 */
final class BoardColumns {

    private BoardColumns() {}

    @NonNull
    static List<EnvironmentLabel> of(@NonNull Place place, @NonNull List<VisibleModel> shown) {
        Set<EnvironmentId> recorded =
                shown.stream().flatMap(model -> model.environments().stream()).collect(Collectors.toSet());
        List<SeenEnvironment> defined = place.environments();
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            Set<EnvironmentId> usable = usable(shown);
            defined = defined.stream()
                    .filter(environment -> recorded.contains(environment.id()) || usable.contains(environment.id()))
                    .toList();
        }
        return EnvironmentLabel.inOrder(defined, recorded);
    }

    private static Set<EnvironmentId> usable(List<VisibleModel> shown) {
        return shown.stream()
                .flatMap(model -> model.jobs().stream())
                .distinct()
                .flatMap(job -> SeenEnvironments.ofJob(job).stream())
                .map(SeenEnvironment::id)
                .collect(Collectors.toSet());
    }
}
