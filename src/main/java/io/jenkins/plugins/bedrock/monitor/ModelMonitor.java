package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AdministrativeMonitor;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Tells administrators that there is something to look at, and where. Whoever dismisses it is not told any more, and ends
 * the daily check, too.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ModelMonitor extends AdministrativeMonitor {

    private static final int SHOWN = 5;

    /** The one of this controller. */
    @NonNull
    public static ModelMonitor get() {
        return ExtensionList.lookupSingleton(ModelMonitor.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ModelMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return ModelFindings.get().isAny();
    }

    /** The first ones, for a message that stays short. */
    @NonNull
    public List<ModelFinding> getFirst() {
        return found().stream().limit(SHOWN).toList();
    }

    /** How many others there are. */
    public int getOthers() {
        FindingsReport last = ModelFindings.get().getLast();
        return last == null ? 0 : Math.max(0, found().size() - SHOWN) + last.getMore();
    }

    private static List<ModelFinding> found() {
        FindingsReport last = ModelFindings.get().getLast();
        return last == null ? List.of() : last.getFound();
    }
}
