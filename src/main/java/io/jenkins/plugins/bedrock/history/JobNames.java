package io.jenkins.plugins.bedrock.history;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells the ledger what jobs and folders are called now, and which are gone. */
@Extension
@Restricted(NoExternalUse.class)
public final class JobNames extends ItemListener {

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        FileLedger.get().renamed(new NameChange(oldFullName, newFullName));
    }

    @Override
    public void onDeleted(Item item) {
        FileLedger.get().deleted(new ItemName(item.getFullName()));
    }
}
