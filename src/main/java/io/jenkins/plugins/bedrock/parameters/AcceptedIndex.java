package io.jenkins.plugins.bedrock.parameters;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.ModelHistory;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What each environment has accepted, made anew only when the ledger has changed: Jenkins asks for the default of a
 * parameter with each job that its remote API lists.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class AcceptedIndex {

    private volatile Contents contents = new Contents(List.of(), new ConcurrentHashMap<>());

    @NonNull
    static AcceptedIndex get() {
        return ExtensionList.lookupSingleton(AcceptedIndex.class);
    }

    /** The one that was accepted last comes first; recalled ones are among them. */
    @NonNull
    List<AcceptedModel> of(@NonNull EnvironmentId environment) {
        List<ModelHistory> ledger = FileLedger.get().histories();
        Contents known = contents;
        if (known.source() != ledger) {
            known = new Contents(ledger, new ConcurrentHashMap<>());
            contents = known;
        }
        return known.models().computeIfAbsent(environment, where -> accepted(ledger, where));
    }

    private static List<AcceptedModel> accepted(List<ModelHistory> ledger, EnvironmentId environment) {
        return ledger.stream()
                .flatMap(history -> AcceptedModel.of(history, environment).stream())
                .sorted(Comparator.comparing(AcceptedModel::since).reversed())
                .toList();
    }

    private record Contents(List<ModelHistory> source, ConcurrentMap<EnvironmentId, List<AcceptedModel>> models) {}
}
