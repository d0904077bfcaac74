package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.builds.BuildMemory;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** What a build has done with models: a page of the build and a part of its own, for whoever may read the build. */
public final class BuildModels implements Action {

    private final Run<?, ?> run;
    private final BuildMemory memory;

    private BuildModels(Run<?, ?> run, BuildMemory memory) {
        this.run = run;
        this.memory = memory;
    }

    @Override
    public String getIconFileName() {
        return "symbol-cube-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.BuildModels_displayName();
    }

    @Override
    public String getUrlName() {
        return "bedrock-models";
    }

    @NonNull
    public Run<?, ?> getRun() {
        return run;
    }

    /** One for each model and environment, the earliest first. */
    @NonNull
    public List<BuildPromotion> getPromotions() {
        return BuildPromotions.of(run, memory);
    }

    /** The same for programs that ask for it; what Jenkins tells them of builds anyway stays as short as it is. */
    @NonNull
    public Api getApi() {
        return new Api(new BuildReport(getPromotions()));
    }

    /** Where a build has nothing to do with models, nothing is added to it. */
    @Extension
    public static final class Factory extends TransientActionFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return BuildModels.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run target) {
            Run<?, ?> run = target;
            BuildMemory memory = run.getAction(BuildMemory.class);
            return memory == null ? List.of() : List.of(new BuildModels(run, memory));
        }
    }
}
