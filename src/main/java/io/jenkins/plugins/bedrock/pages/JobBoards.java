package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Gives each job that has promoted a model its model board. */
@Extension
@Restricted(NoExternalUse.class)
@SuppressWarnings("rawtypes") // there is no class object for all jobs of any builds
public final class JobBoards extends TransientActionFactory<Job> {

    @NonNull
    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @NonNull
    @Override
    public Class<? extends Action> actionType() {
        return ModelBoard.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull Job job) {
        return ModelIndex.get().jobs().contains(job.getFullName())
                ? List.of(new ModelBoard(Place.of((Job<?, ?>) job)))
                : List.of();
    }
}
