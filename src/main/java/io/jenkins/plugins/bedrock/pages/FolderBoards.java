package io.jenkins.plugins.bedrock.pages;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import io.jenkins.plugins.bedrock.config.BedrockFolderProperty;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Gives each folder its model board whose jobs have promoted a model, or that has settings of its own for it. */
@Extension
@Restricted(NoExternalUse.class)
@SuppressWarnings("rawtypes") // there is no class object for all folders of any items
public final class FolderBoards extends TransientActionFactory<AbstractFolder> {

    @NonNull
    @Override
    public Class<AbstractFolder> type() {
        return AbstractFolder.class;
    }

    @NonNull
    @Override
    public Class<? extends Action> actionType() {
        return ModelBoard.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull AbstractFolder target) {
        AbstractFolder<?> folder = target;
        return isConcerned(folder) ? List.of(new ModelBoard(Place.of(folder))) : List.of();
    }

    private static boolean isConcerned(AbstractFolder<?> folder) {
        return ModelIndex.get().folders().contains(folder.getFullName())
                || folder.getProperties().get(BedrockFolderProperty.class) != null;
    }
}
