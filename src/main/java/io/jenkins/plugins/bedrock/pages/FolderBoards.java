package io.jenkins.plugins.bedrock.pages;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Gives each folder its model board. */
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
    public Collection<? extends Action> createFor(@NonNull AbstractFolder folder) {
        return List.of(new ModelBoard(Place.of((AbstractFolder<?>) folder)));
    }
}
