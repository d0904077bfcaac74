package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Run;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/**
 * The builds that promote models just now: what one of them has asked to import it may be about to find there, to wait for
 * or to test, until it ends.
 */
final class RunningPromotions {

    private static final Logger LOGGER = Logger.getLogger(RunningPromotions.class.getName());

    private final Run<?, ?> asking;

    /** @param asking whose own imports do not matter */
    RunningPromotions(@NonNull Run<?, ?> asking) {
        this.asking = asking;
    }

    /**
     * Another build that promotes a model.
     *
     * @param environments the names of the environments that may have the model
     * @param digest what the model is, as it is tagged
     */
    @NonNull
    Optional<Run<?, ?>> of(@NonNull Set<String> environments, @NonNull String digest) {
        for (Run<?, ?> run : building()) {
            BuildMemory memory = run.getAction(BuildMemory.class);
            boolean isOther = !run.getExternalizableId().equals(asking.getExternalizableId());
            if (isOther && run.isBuilding() && memory != null && isPromoted(memory, environments, digest)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    private static boolean isPromoted(BuildMemory memory, Set<String> environments, String digest) {
        return memory.imports().stream()
                .filter(known -> environments.contains(known.parameters().getEnvironment()))
                .anyMatch(known -> known.sealed().digest().toString().equals(digest));
    }

    private static Set<Run<?, ?>> building() {
        Set<Run<?, ?>> all = new LinkedHashSet<>();
        for (FlowExecution pipeline : FlowExecutionList.get()) {
            try {
                if (pipeline.getOwner().getExecutable() instanceof Run<?, ?> run) {
                    all.add(run);
                }
            } catch (IOException e) {
                LOGGER.log(Level.FINE, "A build could not be loaded, and so does not run.", e);
            }
        }
        for (Computer computer : Jenkins.get().getComputers()) {
            for (Executor executor : computer.getAllExecutors()) {
                if (executor.getCurrentExecutable() instanceof Run<?, ?> run) {
                    all.add(run);
                }
            }
        }
        return all;
    }
}
